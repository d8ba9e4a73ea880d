// Where pictures come from: the camera, the library, a drop, the clipboard.
import { find } from "../platform/dom.js";

export function watchIntake(take: (files: File[]) => void): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-from]")) {
    input.addEventListener("change", () => {
      take([...(input.files ?? [])]);
      // So that the same file can be chosen again after it was removed.
      input.value = "";
    });
  }
  const zone = find("[data-zone]");
  addEventListener("dragover", (event) => {
    if (carriesFiles(event.dataTransfer)) {
      // Else the browser would leave the page to show the file.
      event.preventDefault();
      zone.classList.add("over");
    }
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) {
      zone.classList.remove("over");
    }
  });
  addEventListener("drop", (event) => {
    zone.classList.remove("over");
    if (carriesFiles(event.dataTransfer)) {
      event.preventDefault();
      take([...(event.dataTransfer?.files ?? [])]);
    }
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) {
      event.preventDefault();
      take(files);
    }
  });
}

function carriesFiles(data: DataTransfer | null): boolean {
  return data?.types.includes("Files") ?? false;
}
