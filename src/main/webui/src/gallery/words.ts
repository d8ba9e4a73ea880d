// The page's words for the script: the server wrote them in the reader's language.

export type Word =
  | "image"
  | "imageOf"
  | "oneImage"
  | "preview"
  | "reduced"
  | "prepared"
  | "original"
  | "file"
  | "fileUnknown"
  | "showOriginal"
  | "originalUnshown"
  | "firstPage"
  | "firstFrame"
  | "endsEarly"
  | "goesOn"
  | "traceBoth"
  | "tracePlace"
  | "traceSerial"
  | "preparing"
  | "saved"
  | "saveFailed"
  | "copied"
  | "copyFailed"
  | "opening"
  | "againIn"
  | "passphraseMissing"
  | "passphraseWrong"
  | "codeMalformed"
  | "codeWrong"
  | "codeOrPassphraseWrong"
  | "codeOther";

/** Reads them all from a template whose elements name them with `data-word`. */
export class Words {
  private readonly texts = new Map<string, string>();

  constructor(template: HTMLTemplateElement | null) {
    for (const element of template?.content.querySelectorAll<HTMLElement>("[data-word]") ?? []) {
      this.texts.set(element.dataset["word"] ?? "", element.textContent.trim());
    }
  }

  /** The text, with `#name` replaced by what stands for it. */
  say(word: Word, values: Readonly<Record<string, string | number>> = {}): string {
    const text = this.texts.get(word) ?? "";
    return text.replace(/#([a-z]+)/g, (mark, name: string) => String(values[name] ?? mark));
  }
}
