// The shares of this sender, newest first, and what can still be done about them.
import { find, onClick } from "../platform/dom.js";
import { call, type Limits, type Page, type ShareDocument } from "./api.js";
import { showFailure } from "./failure.js";
import { SentRow, type Actions } from "./sent-row.js";
import type { Session } from "./sign-in.js";

const AT_ONCE = 20;

export class Sent {
  private readonly section = find("[data-part=sent]");
  private readonly list = find("[data-list]", this.section);
  private readonly more = find("[data-do=more]", this.section);
  private readonly failure = find("[data-failure=sent]", this.section);
  /** Whole links of this page's life by their id: the server knows none of the codes. */
  private readonly links = new Map<string, string>();
  private next: string | null = null;
  private longest = "PT0S";

  constructor(
    private readonly session: Session,
    private readonly fail: (fault: unknown) => void,
  ) {
    onClick("[data-do=refresh]", this.section, () => void this.load());
    onClick("[data-do=more]", this.section, () => void this.load(this.next));
  }

  allow(limits: Limits): void {
    this.longest = limits.expiresIn.max;
  }

  remember(linkId: string, url: string): void {
    this.links.set(linkId, url);
  }

  forget(): void {
    this.links.clear();
    this.list.replaceChildren();
  }

  async load(after: string | null = null): Promise<void> {
    const query = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    try {
      const { items, next } = await call<Page<ShareDocument>>(
        `/api/v1/shares?limit=${AT_ONCE}${query}`,
        { token: this.session.token },
      );
      showFailure(this.failure, null);
      const rows = items.map((share) => new SentRow(share, this.actions()).element);
      if (after === null) {
        this.list.replaceChildren(...rows);
      } else {
        this.list.append(...rows);
      }
      this.next = next;
      this.more.hidden = next === null;
      find("[data-empty]", this.section).hidden = this.list.hasChildNodes();
    } catch (fault) {
      this.failed(fault);
    }
  }

  private actions(): Actions {
    const { token } = this.session;
    const share = (id: string): string => `/api/v1/shares/${id}`;
    return {
      link: (id) => this.links.get(id),
      longest: this.longest,
      revoke: (id, link) => call(`${share(id)}/links/${link}`, { method: "DELETE", token }),
      remove: (id) => call(share(id), { method: "DELETE", token }),
      extend: (id, expiresAt) => call(share(id), { method: "PATCH", token, body: { expiresAt } }),
      read: (id) => call<ShareDocument>(share(id), { token }),
      failed: (fault) => this.failed(fault),
    };
  }

  private failed(fault: unknown): void {
    showFailure(this.failure, fault);
    this.fail(fault);
  }
}
