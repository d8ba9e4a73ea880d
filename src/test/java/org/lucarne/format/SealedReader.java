package org.lucarne.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.AgeHeader;
import org.lucarne.envelope.AgeSize;
import org.lucarne.envelope.Decryption;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.InvalidIdentityException;
import org.lucarne.envelope.NotEncryptedException;
import org.lucarne.envelope.UndecryptableException;
import org.lucarne.object.Sha256Digest;

/** The reader's side of a sealed share: the chain of docs/format.md, step by step. */
final class SealedReader {
  private static final int MAX_CAPSULE_BYTES = 1024;
  private static final int MAX_MANIFEST_BYTES = 65_536;
  private static final String VERSION = "# lucarne capsule 1";
  private static final String MANIFEST = "# manifest ";

  private SealedReader() {}

  record Capsule(Identity shareKey, String manifestDigest) {}

  static Capsule openCapsule(byte[] capsule, Identity link) throws IOException, RefusedException {
    if (capsule.length > MAX_CAPSULE_BYTES) {
      throw new RefusedException("capsule-refused");
    }
    byte[] text = decrypt(capsule, link, "capsule-refused", "capsule-undecryptable");
    String[] lines = new String(text, ISO_8859_1).split("\n", -1);
    boolean threeLines = lines.length == 4 && lines[3].isEmpty();
    if (!threeLines || !lines[0].equals(VERSION) || !lines[1].startsWith(MANIFEST)) {
      throw new RefusedException("capsule-malformed");
    }
    String digest = lines[1].substring(MANIFEST.length());
    if (Sha256Digest.parse(digest).filter(one -> one.toString().equals(digest)).isEmpty()) {
      throw new RefusedException("capsule-malformed");
    }
    try {
      return new Capsule(Identity.parse(lines[2]), digest);
    } catch (InvalidIdentityException e) {
      throw new RefusedException("capsule-malformed");
    }
  }

  static SealedManifest openManifest(byte[] manifest, Capsule capsule)
      throws IOException, RefusedException {
    if (manifest.length > MAX_MANIFEST_BYTES) {
      throw new RefusedException("manifest-malformed");
    }
    if (!digest(manifest).equals(capsule.manifestDigest())) {
      throw new RefusedException("manifest-digest");
    }
    return SealedManifest.read(
        decrypt(manifest, capsule.shareKey(), "not-encrypted", "manifest-undecryptable"));
  }

  static byte[] openObject(
      byte @Nullable [] object, Identity shareKey, SealedManifest.Declared declared)
      throws IOException, RefusedException {
    if (object == null) {
      throw new RefusedException("object-omitted");
    }
    if (object.length != declared.size()) {
      throw new RefusedException("object-size");
    }
    if (!digest(object).equals(declared.digest())) {
      throw new RefusedException("object-digest");
    }
    return decrypt(object, shareKey, "not-encrypted", "object-undecryptable");
  }

  static String digest(byte[] bytes) {
    try {
      return new Sha256Digest(MessageDigest.getInstance("SHA-256").digest(bytes)).toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decrypt(byte[] file, Identity key, String refused, String undecryptable)
      throws IOException, RefusedException {
    try {
      int first = Math.min(file.length, AgeHeader.MAX_BYTES);
      AgeHeader header = AgeHeader.parse(Arrays.copyOf(file, first), first);
      AgeSize.plaintextBytes(file.length, header);
    } catch (NotEncryptedException e) {
      throw new RefusedException(refused);
    }
    try (InputStream plaintext = Decryption.open(new ByteArrayInputStream(file), key)) {
      return plaintext.readAllBytes();
    } catch (UndecryptableException e) {
      throw new RefusedException(undecryptable);
    }
  }
}
