// The notes about the pictures: a pane beside them where there is room, else a sheet from below.

const ROOMY = "(min-width: 64em) and (min-height: 30em)";

export class Sheet {
  private readonly roomy = matchMedia(ROOMY);

  constructor(
    private readonly notes: HTMLElement,
    private readonly dialog: HTMLDialogElement,
  ) {
    this.roomy.addEventListener("change", () => this.move());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) {
        this.close();
      }
    });
    this.move();
  }

  toggle(): void {
    if (this.roomy.matches) {
      document.body.classList.toggle("worded");
    } else {
      this.dialog.showModal();
    }
  }

  /** Lets one see what was asked for in the sheet; a pane is in nobody's way. */
  giveWay(): void {
    this.dialog.close();
  }

  close(): void {
    if (this.dialog.open) {
      this.dialog.close();
    } else {
      document.body.classList.remove("worded");
    }
  }

  private move(): void {
    if (this.roomy.matches) {
      this.dialog.close();
      this.dialog.before(this.notes);
    } else {
      this.dialog.append(this.notes);
    }
  }
}
