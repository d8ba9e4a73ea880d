// Stands in for the curves of age's other kinds of key (post-quantum, P-256), which no file here
// has: they would be half of the bundle. Whoever reaches one of them meets a TypeError.
export const MLKEM768P256 = undefined;
export const MLKEM768X25519 = undefined;
export const p256 = undefined;
