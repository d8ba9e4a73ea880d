// The link as a QR code, drawn as one SVG path. Loaded only when somebody asks for it.
import qrcode from "qrcode-generator";

const SVG = "http://www.w3.org/2000/svg";
/** The standard's quiet zone: scanners need it. */
const MARGIN = 4;

export function qrCode(text: string, label: string): SVGSVGElement {
  const code = qrcode(0, "M");
  code.addData(text, "Byte");
  code.make();
  const count = code.getModuleCount();
  const across = count + 2 * MARGIN;
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${across} ${across}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute(
    "d",
    squares(count, (row, column) => code.isDark(row, column)),
  );
  svg.append(path);
  return svg;
}

function squares(count: number, isDark: (row: number, column: number) => boolean): string {
  let drawn = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (isDark(row, column)) {
        drawn += `M${column + MARGIN} ${row + MARGIN}h1v1h-1z`;
      }
    }
  }
  return drawn;
}
