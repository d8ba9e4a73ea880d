// Where a picture ends in its file. Telephones put short films and depth maps behind it.

/** How many bytes follow it; 0 where a picture of that kind does not tell its end. */
export function trailingBytes(file: Uint8Array, extension: string): number {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const ends: Readonly<Record<string, (view: DataView) => number>> = {
    jpg: endOfJpeg,
    png: endOfPng,
    webp: endOfWebp,
  };
  const end = ends[extension]?.(view) ?? file.length;
  return Math.max(0, file.length - end);
}

/** By its markers (ISO/IEC 10918-1, annex B); lenient, as decoders are. */
function endOfJpeg(view: DataView): number {
  let at = 2;
  while (at + 2 <= view.byteLength) {
    const marker = view.getUint8(at) === 0xff ? view.getUint8(at + 1) : 0;
    if (marker === 0xd9) {
      return at + 2;
    }
    const standsAlone = marker < 0xc0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd8);
    at += standsAlone || at + 4 > view.byteLength ? 1 : 2 + view.getUint16(at + 2);
  }
  return view.byteLength;
}

function endOfPng(view: DataView): number {
  for (let at = 8; at + 12 <= view.byteLength;) {
    const next = at + 12 + view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49454e44) {
      return next;
    }
    at = next;
  }
  return view.byteLength;
}

function endOfWebp(view: DataView): number {
  if (view.byteLength < 8) {
    return view.byteLength;
  }
  const size = view.getUint32(4, true);
  return 8 + size + (size % 2);
}
