// The send page: sign in, choose, send, pass the link on; and what became of earlier links.
import { find, onClick } from "../platform/dom.js";
import { Problem } from "../platform/http.js";
import type { Limits } from "./api.js";
import { Composer } from "./composer.js";
import { confirm } from "./confirm.js";
import { showFailure } from "./failure.js";
import { Result } from "./result.js";
import { startSealingWorker } from "./sealing-worker.js";
import { Sent } from "./sent.js";
import { Session } from "./sign-in.js";
import { word } from "./words.js";

type State = "sign-in" | "compose" | "result";

class SendPage {
  private readonly session: Session = new Session(
    (limits) => this.enter(limits),
    () => this.show("sign-in"),
  );
  private readonly sent = new Sent(this.session, (fault) => this.expelled(fault));
  private readonly result = new Result(
    () => this.show("compose"),
    (delivery, positions) => {
      this.show("compose");
      void this.composer.replace(delivery, positions);
    },
  );
  private readonly composer = new Composer(startSealingWorker(), this.session, {
    done: (delivery) => {
      this.sent.remember(delivery.link.id, delivery.url);
      this.show("result");
      this.result.show(delivery, this.session.token);
      void this.sent.load();
    },
    failed: (fault) => this.expelled(fault),
  });

  start(): void {
    addEventListener("beforeunload", (event) => {
      if (this.composer.sending || this.result.unclaimed) {
        event.preventDefault();
      }
    });
    onClick("[data-do=leave]", document, () => this.leave());
    this.show("sign-in");
  }

  private enter(limits: Limits): void {
    this.composer.allow(limits);
    this.sent.allow(limits);
    this.show("compose");
    find("[data-part=compose] h1").focus();
    void this.sent.load();
  }

  private leave(): void {
    if (this.composer.sending) {
      confirm("abandon", "", () => this.forget());
    } else if (this.result.unclaimed) {
      confirm("leave", "", () => this.forget());
    } else {
      this.forget();
    }
  }

  /** On a shared computer nothing stays for whoever comes next. */
  private forget(): void {
    this.result.clear();
    this.sent.forget();
    this.composer.clear();
    this.session.leave();
  }

  /** Pictures and words stay where they are while somebody looks for a token that works. */
  private expelled(fault: unknown): void {
    if (fault instanceof Problem && fault.status === 401) {
      this.session.expel(fault);
    }
  }

  private show(state: State): void {
    document.body.dataset["state"] = state;
    find("[data-part=sign-in]").hidden = state !== "sign-in";
    find("[data-part=compose]").hidden = state !== "compose";
    find("[data-part=result]").hidden = state !== "result";
    find("[data-part=sent]").hidden = state === "sign-in";
    find("[data-do=leave]").hidden = state === "sign-in";
  }
}

find("[data-late]").remove();
if (isSecureContext && "subtle" in crypto && "showModal" in HTMLDialogElement.prototype) {
  new SendPage().start();
} else {
  find(".ways").hidden = true;
  showFailure(find("[data-failure=sign-in]"), word("FAILED_BROWSER"));
}
