// One share that was sent.
import { find, onClick } from "../platform/dom.js";
import { instant } from "../platform/times.js";
import type { LinkDocument, ShareDocument } from "./api.js";
import { confirm } from "./confirm.js";
import { answerOn, copyLink } from "./copying.js";
import { longer } from "./duration.js";
import { announce, copyOf, word } from "./words.js";

export interface Actions {
  /** The whole link, while this page still knows it. */
  link(linkId: string): string | undefined;
  /** The longest lifetime that policy allows. */
  readonly longest: string;
  revoke(shareId: string, linkId: string): Promise<unknown>;
  remove(shareId: string): Promise<unknown>;
  extend(shareId: string, expiresAt: string): Promise<unknown>;
  read(shareId: string): Promise<ShareDocument>;
  failed(fault: unknown): void;
}

export class SentRow {
  readonly element = copyOf("sent");

  constructor(
    private share: ShareDocument,
    private readonly actions: Actions,
  ) {
    this.element.dataset["share"] = share.id;
    onClick("[data-do=copy]", this.element, () => void this.copy());
    onClick("[data-do=extend]", this.element, () => this.ask("extend"));
    onClick("[data-do=revoke]", this.element, () => this.ask("revoke"));
    onClick("[data-do=delete]", this.element, () => this.ask("delete"));
    this.show();
  }

  /** The one that still works, of several; else the newest. */
  private get link(): LinkDocument | undefined {
    const links = this.share.links ?? [];
    return links.find(isUsable) ?? links[0];
  }

  /** Until when it may be given more time; null where policy leaves none to give. */
  private get later(): Date | null {
    return longer(new Date(this.share.expiresAt), new Date(), this.actions.longest);
  }

  private show(): void {
    const { share, link } = this;
    const count = share.images.length;
    const when = instant(new Date(share.createdAt), "short");
    this.text("title", word(count === 1 ? "ONE_IMAGE_ON" : "IMAGES_ON", when, count));
    this.text("custody", word(share.custody === "sealed" ? "SEALED" : "MANAGED"));
    this.text("state", this.state());
    this.text("opened", opened(share.links ?? []));
    const over = share.state === "expired" || share.state === "deleted";
    const usable = link !== undefined && isUsable(link);
    const until = instant(new Date(link?.expiresAt ?? share.expiresAt), "short");
    this.text("until", over || !usable ? "" : word("UNTIL", until));
    const url = this.url();
    this.allow("copy", usable && !over && url !== undefined);
    this.allow("extend", usable && !over && this.later !== null);
    this.allow("revoke", usable && !over);
    this.allow("delete", share.state !== "deleted");
    this.text("why", usable && !over && url === undefined ? word("SECRET_GONE") : "");
    const group = find("[data-tools]", this.element);
    group.setAttribute("aria-label", find("[data-show=title]", this.element).textContent);
  }

  /** A sealed link lacks its code, unless it was made in this very page. */
  private url(): string | undefined {
    const { link, share } = this;
    const managed = share.custody === "managed";
    return link && (this.actions.link(link.id) ?? (managed ? link.url : undefined));
  }

  private state(): string {
    const { share, link } = this;
    if (share.state === "complete" && link) {
      return word(`LINK_${link.state.toUpperCase()}`);
    }
    return word(`SHARE_${share.state.toUpperCase()}`);
  }

  private async copy(): Promise<void> {
    const done = await copyLink(this.url() ?? "");
    const button = find("[data-do=copy]", this.element);
    answerOn(button, word(done ? "COPIED_SHORT" : "COPY_FAILED_SHORT"));
  }

  private ask(what: "extend" | "revoke" | "delete"): void {
    const until = this.later ?? new Date(this.share.expiresAt);
    confirm(what, instant(until, "long"), () => void this.act(what, until));
  }

  private async act(what: "extend" | "revoke" | "delete", until: Date): Promise<void> {
    const { id } = this.share;
    try {
      if (what === "extend") {
        await this.actions.extend(id, until.toISOString());
      } else if (what === "delete") {
        await this.actions.remove(id);
      } else if (this.link) {
        await this.actions.revoke(id, this.link.id);
      }
      this.share = await this.actions.read(id);
      this.show();
      announce(`${word("DONE")} ${this.state()}`);
      this.holdFocus();
    } catch (fault) {
      this.actions.failed(fault);
    }
  }

  /** The button that was pressed may be gone. */
  private holdFocus(): void {
    const button = this.element.querySelector<HTMLElement>("[data-tools] button:not([hidden])");
    (button ?? find("[data-show=title]", this.element)).focus();
  }

  private text(name: string, text: string): void {
    const element = find(`[data-show=${name}]`, this.element);
    element.textContent = text;
    element.hidden = text === "";
  }

  private allow(action: string, allowed: boolean): void {
    find(`[data-do=${action}]`, this.element).hidden = !allowed;
  }
}

function isUsable({ state }: LinkDocument): boolean {
  return state === "active" || state === "pending";
}

function opened(links: readonly LinkDocument[]): string {
  const views = links.reduce((sum, link) => sum + link.views, 0);
  if (views === 0) {
    return word("NOT_OPENED");
  }
  return views === 1 ? word("OPENED_ONCE") : word("OPENED_TIMES", views);
}
