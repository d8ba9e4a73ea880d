// The mark as PNG pictures, which phones want for their home screens: drawn here, pixel by pixel,
// because a program that turns SVG into PNG would be the largest dependency of the build.
import { deflateSync } from "node:zlib";

const SAMPLES = 4;
const NIGHT = [0x0e, 0x11, 0x13];
const NEAR = [0xf3, 0xf7, 0xf5];
const FAR = [0xcf, 0xe3, 0xdc];

/** A square PNG: the window of light in the dark, small enough for any mask a phone may lay on it. */
export function icon(size) {
  const stride = 1 + 3 * size;
  const rows = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      rows.set(pixel(x, y, size), y * stride + 1 + 3 * x);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND")]);
}

function pixel(x, y, size) {
  const sum = [0, 0, 0];
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const u = (x + ((i % SAMPLES) + 0.5) / SAMPLES) / size;
    const v = (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size;
    colour(u, v).forEach((value, channel) => (sum[channel] += value));
  }
  return sum.map((value) => Math.round(value / (SAMPLES * SAMPLES)));
}

/** In units of the whole picture: a rounded square of half its width, with a cross in it. */
function colour(u, v) {
  const half = 0.27;
  const radius = 0.145;
  const [x, y] = [Math.abs(u - 0.5), Math.abs(v - 0.5)];
  const corner = half - radius;
  const outside = Math.hypot(Math.max(0, x - corner), Math.max(0, y - corner)) > radius;
  if (outside || x < 0.024 || y < 0.024) {
    return NIGHT;
  }
  const along = Math.min(1, Math.max(0, (u - 0.23) * 0.8 + (v - 0.23) * 1.05));
  return NEAR.map((near, channel) => near + (FAR[channel] - near) * along);
}

function chunk(type, data = Buffer.alloc(0)) {
  const named = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}
