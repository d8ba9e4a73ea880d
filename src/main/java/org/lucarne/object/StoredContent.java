package org.lucarne.object;

/**
 * What is in storage for an object.
 *
 * @param bytes length of the ciphertext
 * @param digest SHA-256 of the ciphertext
 * @param plaintextBytes managed custody: length of what it decrypts to
 * @param mediaType managed custody: the type told from the plaintext's first bytes
 */
public record StoredContent(
    long bytes, Sha256Digest digest, long plaintextBytes, String mediaType) {}
