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

const NEVER = { mediaType: "application/octet-stream", shown: "never" } as const;
const DICOM: Format = { ...NEVER, extension: "dcm" };
const TIFF: Format = { ...NEVER, extension: "tif" };
const UNKNOWN: Format = { ...NEVER, extension: "bin" };

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
  if (at(0, 4) === "II*\0" || at(0, 4) === "MM\0*") {
    return TIFF;
  }
  return at(128, 132) === "DICM" ? DICOM : UNKNOWN;
}
