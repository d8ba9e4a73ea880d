package org.lucarne.share;

import org.jspecify.annotations.Nullable;

/** What a sender announced of an object: its size and digest, each if given. Ciphertext both. */
public record DeclaredObject(@Nullable Long bytes, @Nullable Sha256Digest digest) {}
