// Pictures, words and choices, until they are sent.
import { find, onClick } from "../platform/dom.js";
import { formatOfFile } from "../platform/formats.js";
import { call, type Limits, type LinkDocument, type ShareDocument } from "./api.js";
import { ChoiceForm, type Choices } from "./choices.js";
import { confirm } from "./confirm.js";
import { Cancelled, Dispatch } from "./dispatch.js";
import { showFailure } from "./failure.js";
import { watchIntake } from "./intake.js";
import { admit } from "./order.js";
import { pack, type Parcel } from "./parcel.js";
import { outlook, parts, type Picture } from "./picture.js";
import { Progress } from "./progress.js";
import type { SealingWorker } from "./sealing-worker.js";
import type { Session } from "./sign-in.js";
import { Tiles } from "./tiles.js";
import { announce, word } from "./words.js";

/** What was sent, and how it is reached. */
export interface Delivery {
  readonly url: string;
  readonly share: ShareDocument;
  readonly link: LinkDocument;
  readonly choices: Choices;
  readonly pictures: readonly Picture[];
}

export interface Outcome {
  done(delivery: Delivery): void;
  failed(fault: unknown): void;
}

export class Composer {
  private readonly section = find("[data-part=compose]");
  private readonly fields = find<HTMLFieldSetElement>("[data-fields]", this.section);
  private readonly failure = find("[data-failure=compose]", this.section);
  private readonly button = find<HTMLButtonElement>("[data-do=send]", this.section);
  private readonly tiles = new Tiles(find("[data-tiles]"), () => {
    showFailure(this.failure, null);
    this.update();
  });
  private readonly choices = new ChoiceForm(() => this.update());
  private readonly progress = new Progress(this.tiles);
  private limits: Limits | null = null;
  private dispatch: Dispatch | null = null;
  private cancelled = false;
  /** Of the pictures here: the share that ends once they are in a better one. */
  private replaced: ShareDocument | null = null;
  private preparing = Promise.resolve();
  sending = false;

  constructor(
    private readonly worker: SealingWorker,
    private readonly session: Session,
    private readonly outcome: Outcome,
  ) {
    watchIntake((files) => void this.take(files));
    onClick("[data-do=send]", this.section, () => void this.send());
    onClick("[data-do=cancel]", this.section, () => confirm("cancel", "", () => this.cancel()));
  }

  allow(limits: Limits): void {
    this.limits = limits;
    this.choices.allow(limits);
  }

  clear(): void {
    this.cancel();
    this.tiles.clear();
    this.choices.clear();
    this.replaced = null;
  }

  /** Sends it once more, with what was drawn here in place of the originals at these positions. */
  replace({ pictures, choices, share }: Delivery, positions: readonly number[]): Promise<void> {
    this.clear();
    for (const [index, picture] of pictures.entries()) {
      const reduced = picture.reduced || positions.includes(index + 1);
      this.tiles.add({ ...picture, reduced });
    }
    this.choices.restore(choices);
    this.replaced = share;
    return this.send();
  }

  private isClosed(): boolean {
    return !this.limits || this.section.hidden || this.sending;
  }

  private async take(files: File[]): Promise<void> {
    if (this.isClosed() || files.length === 0) {
      return;
    }
    const known = files.map(async (file) => ({
      file,
      type: file.type,
      format: await formatOfFile(file),
    }));
    const offered = await Promise.all(known);
    // It may have been sent, or left, while the files were read.
    if (this.isClosed()) {
      return;
    }
    const most = this.limits?.imagesPerShare ?? 0;
    const { taken, tooMany, foreign } = admit(offered, most - this.tiles.pictures.length);
    const left = [
      tooMany > 0 ? word("TOO_MANY", most) : "",
      foreign > 0 ? word("NOT_IMAGES") : "",
    ].filter(Boolean);
    showFailure(this.failure, left.length > 0 ? left.join(" ") : null);
    for (const { file, format } of taken) {
      const picture: Picture = {
        file,
        format,
        caption: "",
        rendered: null,
        prepared: false,
        reduced: false,
      };
      this.tiles.add(picture);
      // One after the other: six large photographs decoded at once are more than a phone holds.
      this.preparing = this.preparing.then(() => this.prepare(picture));
    }
    announce(word("CHOSEN", this.tiles.pictures.length, most));
    this.update();
  }

  private async prepare(picture: Picture): Promise<void> {
    if (!this.tiles.pictures.includes(picture)) {
      return;
    }
    picture.rendered = await this.worker.render(picture.file).catch(() => null);
    picture.prepared = true;
    this.tiles.prepared(picture);
    this.update();
  }

  /** Notes and the button follow from pictures and choices. */
  private update(): void {
    const { pictures } = this.tiles;
    const full = pictures.length >= (this.limits?.imagesPerShare ?? 0);
    for (const picture of pictures) {
      this.tiles.note(picture, this.noteOn(picture));
    }
    find("[data-empty]", this.section).hidden = pictures.length > 0;
    find("[data-sources]", this.section).hidden = full;
    this.button.disabled = pictures.length === 0 || pictures.some(({ prepared }) => !prepared);
    this.button.textContent =
      pictures.length > 1 ? word("SEND_IMAGES", pictures.length) : word("SEND_IMAGE");
  }

  private noteOn(picture: Picture): string {
    if (!picture.prepared) {
      return word("PREPARING");
    }
    const note = outlook(picture, this.partsOf(picture), this.choices.chosen);
    return note === null ? "" : word(note, picture.format.extension.toUpperCase());
  }

  private partsOf(picture: Picture) {
    const { keepOriginals } = this.choices.chosen;
    return parts(picture, keepOriginals, this.limits?.bytesPerObject ?? 0);
  }

  /** What has to be mended before anything can be sent, if anything. */
  private obstacle(): string | null {
    const unsendable = this.tiles.pictures.some((picture) => {
      const { original, cleaned } = this.partsOf(picture);
      return !original && !cleaned;
    });
    if (unsendable) {
      return word("FAILED_UNREADABLE");
    }
    if (this.choices.lacksPassphrase) {
      this.choices.focusPassphrase();
      return word("FAILED_PASSPHRASE");
    }
    return null;
  }

  private async send(): Promise<void> {
    const obstacle = this.obstacle();
    showFailure(this.failure, obstacle);
    if (obstacle !== null || !this.limits) {
      return;
    }
    const choices = this.choices.chosen;
    const { token } = this.session;
    this.busy(true);
    try {
      const { pictures } = this.tiles;
      const packed = (count: number): void => this.progress.packing(count, pictures.length);
      const parcel = await pack(this.worker, pictures, choices, this.limits.bytesPerObject, packed);
      await this.finish(parcel, await this.deliver(parcel, token), choices);
    } catch (fault) {
      showFailure(this.failure, this.cancelled ? null : fault);
      if (!this.cancelled) {
        this.outcome.failed(fault);
      }
    } finally {
      this.busy(false);
    }
  }

  private async deliver(parcel: Parcel, token: string): Promise<ShareDocument> {
    if (this.cancelled) {
      throw new Cancelled();
    }
    this.progress.begin(parcel);
    this.dispatch = new Dispatch(parcel, token, this.progress);
    let declared = null as ShareDocument | null;
    try {
      return await this.dispatch.run((share) => (declared = share));
    } catch (fault) {
      if (declared !== null) {
        void discard(declared, token);
      }
      throw fault;
    }
  }

  private async finish(parcel: Parcel, share: ShareDocument, choices: Choices): Promise<void> {
    const link = share.links?.[0];
    if (!link) {
      throw new Error("the server made no link");
    }
    const url = parcel.code === null ? link.url : `${link.url}#${parcel.code}`;
    const { pictures } = this.tiles;
    if (this.replaced !== null) {
      await discard(this.replaced, this.session.token);
    }
    this.clear();
    this.outcome.done({ url, share, link, choices, pictures });
  }

  private cancel(): void {
    this.cancelled = true;
    this.dispatch?.cancel();
  }

  private busy(sending: boolean): void {
    this.sending = sending;
    this.fields.disabled = sending;
    this.dispatch = null;
    this.section.classList.toggle("sending", sending);
    this.button.hidden = sending;
    if (sending) {
      this.cancelled = false;
      // To where the pictures show how far they have come.
      scrollTo({ top: 0 });
    } else {
      this.progress.end();
      this.update();
    }
  }
}

/** Of no use to anybody; should this not come through, it ends by itself, and is in the list. */
async function discard(share: ShareDocument, token: string): Promise<void> {
  await call(`/api/v1/shares/${share.id}`, { method: "DELETE", token }).catch(() => undefined);
}
