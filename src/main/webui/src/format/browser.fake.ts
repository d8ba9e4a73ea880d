import { createDecipheriv } from "node:crypto";
import type { Subtle } from "./stream.js";

/** A browser that has ChaCha20-Poly1305: as the draft describes it, by node's other interface. */
export function browser(opened = { chunks: 0 }): Subtle {
  const subtle = {
    importKey: (format: string, bytes: Uint8Array, algorithm: { name: string }) =>
      format === "raw-secret" && algorithm.name === "ChaCha20-Poly1305"
        ? Promise.resolve(bytes)
        : Promise.reject(new DOMException("unknown algorithm", "NotSupportedError")),
    decrypt: async ({ iv }: { iv: Uint8Array }, key: Uint8Array, bytes: Uint8Array) => {
      const cipher = createDecipheriv("chacha20-poly1305", key, iv, { authTagLength: 16 });
      cipher.setAuthTag(bytes.subarray(-16));
      const plaintext = Buffer.concat([cipher.update(bytes.subarray(0, -16)), cipher.final()]);
      opened.chunks++;
      return new Uint8Array(plaintext).buffer;
    },
  };
  return subtle as unknown as Subtle;
}
