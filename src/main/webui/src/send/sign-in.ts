// Who sends. The token stays in this variable and nowhere else: it is gone when the page is.
import { find, onSubmit } from "../platform/dom.js";
import { Problem } from "../platform/http.js";
import { call, type Limits, type Page, type ShareDocument } from "./api.js";
import { showFailure } from "./failure.js";
import { word } from "./words.js";

export class Session {
  private accessToken = "";
  private readonly field = find<HTMLInputElement>("#token");
  private readonly failure = find("[data-failure=sign-in]");

  constructor(
    private readonly entered: (limits: Limits) => void,
    private readonly left: () => void,
  ) {
    find<HTMLButtonElement>("form[data-way=token] button").disabled = false;
    onSubmit("form[data-way=token]", () => void this.enter());
  }

  get token(): string {
    return this.accessToken;
  }

  /** The server no longer takes the token: ask for another one, and say why. */
  expel(fault: unknown): void {
    this.leave();
    showFailure(this.failure, fault);
  }

  private async enter(): Promise<void> {
    const button = find<HTMLButtonElement>("form[data-way=token] button");
    const token = this.field.value.trim();
    showFailure(this.failure, null);
    // Anything else cannot stand in a header, and the browser would throw instead of asking.
    if (!/^[\x21-\x7e]+$/.test(token)) {
      showFailure(this.failure, word("FAILED_TOKEN"));
      this.field.focus();
      return;
    }
    button.disabled = true;
    try {
      await call<Page<ShareDocument>>("/api/v1/shares?limit=1", { token });
      const limits = await call<Limits>("/api/v1/limits");
      this.accessToken = token;
      this.field.value = "";
      this.entered(limits);
    } catch (fault) {
      showFailure(this.failure, fault);
      if (fault instanceof Problem && fault.status === 401) {
        this.field.select();
      }
    } finally {
      button.disabled = false;
    }
  }

  leave(): void {
    this.accessToken = "";
    this.left();
    this.field.focus();
  }
}
