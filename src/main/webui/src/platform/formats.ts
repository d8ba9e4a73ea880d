// What a file is, by its first bytes alone: neither its name nor what its sender says counts.

export interface Format {
  readonly mediaType: string;
  readonly extension: string;
  /** Some browsers show the newer formats, all show the old ones, and none may try the rest. */
  readonly shown: "always" | "perhaps" | "never";
}

const JPEG: Format = { mediaType: "image/jpeg", extension: "jpg", shown: "always" };
const PNG: Format = { mediaType: "image/png", extension: "png", shown: "always" };
const GIF: Format = { mediaType: "image/gif", extension: "gif", shown: "always" };
const WEBP: Format = { mediaType: "image/webp", extension: "webp", shown: "always" };
const AVIF: Format = { mediaType: "image/avif", extension: "avif", shown: "perhaps" };
const HEIC: Format = { mediaType: "image/heic", extension: "heic", shown: "perhaps" };
const BMP: Format = { mediaType: "image/bmp", extension: "bmp", shown: "always" };

const DICOM: Format = { mediaType: "application/dicom", extension: "dcm", shown: "never" };
const PDF: Format = { mediaType: "application/pdf", extension: "pdf", shown: "never" };
const TIFF: Format = { mediaType: "image/tiff", extension: "tif", shown: "never" };
export const UNKNOWN: Format = {
  mediaType: "application/octet-stream",
  extension: "bin",
  shown: "never",
};

/** As many first bytes as are looked at: a DICOM file names itself after 128. */
export const SNIFFED_BYTES = 132;

/** In either order of bytes; the latter two are those of BigTIFF. */
const TIFF_BEGINNINGS = ["II*\0", "MM\0*", "II+\0\b\0", "MM\0+\0\b"];
const BMP_HEADER_BYTES = [12, 16, 40, 52, 56, 64, 108, 124];
const AVIF_BRANDS = ["avif", "avis"];
const HEIC_BRANDS = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"];

export function formatOf(bytes: Uint8Array): Format {
  const at = (start: number, end: number): string =>
    String.fromCharCode(...bytes.subarray(start, end));
  if (at(0, 3) === "\xff\xd8\xff") {
    return JPEG;
  }
  if (at(0, 8) === "\x89PNG\r\n\x1a\n") {
    return PNG;
  }
  if (at(0, 6) === "GIF87a" || at(0, 6) === "GIF89a") {
    return GIF;
  }
  if (at(0, 4) === "RIFF" && at(8, 12) === "WEBP") {
    return WEBP;
  }
  if (at(4, 8) === "ftyp") {
    const brand = at(8, 12);
    return AVIF_BRANDS.includes(brand) ? AVIF : HEIC_BRANDS.includes(brand) ? HEIC : UNKNOWN;
  }
  if (TIFF_BEGINNINGS.some((start) => at(0, start.length) === start)) {
    return TIFF;
  }
  if (isBmp(bytes)) {
    return BMP;
  }
  if (at(0, 5) === "%PDF-") {
    return PDF;
  }
  return at(128, 132) === "DICM" ? DICOM : UNKNOWN;
}

/** Whether the service makes renditions of such files in managed custody. */
export function madeByService(format: Format): boolean {
  return ![DICOM, PDF, UNKNOWN].includes(format);
}

/** What a file is; one that cannot be read, as a folder that was dropped, is nothing known. */
export async function formatOfFile(file: Blob): Promise<Format> {
  const head = await file
    .slice(0, SNIFFED_BYTES)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return formatOf(new Uint8Array(head));
}

/** "BM" alone begins many a text: the length of the second header says which kind it is. */
function isBmp(bytes: Uint8Array): boolean {
  const [size = 0, ...rest] = bytes.subarray(14, 18);
  const known = BMP_HEADER_BYTES.includes(size) && rest.every((byte) => byte === 0);
  return bytes[0] === 0x42 && bytes[1] === 0x4d && known;
}
