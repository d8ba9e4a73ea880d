package org.lucarne.custody;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.lucarne.envelope.Decryption;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.InvalidIdentityException;
import org.lucarne.envelope.UndecryptableException;

/** Opens a managed capsule. The capsule itself is neither kept nor logged. */
@Singleton
public class OpenCapsule {
  private final ServerIdentities identities;

  OpenCapsule(ServerIdentities identities) {
    this.identities = identities;
  }

  public Capsule open(byte[] file) throws CapsuleException {
    Capsule.checkShape(file);
    for (ServerIdentity server : identities.all()) {
      byte[] plaintext = decrypt(file, server.identity());
      if (plaintext.length > 0) {
        return new Capsule(shareKey(plaintext), server.name());
      }
    }
    throw new CapsuleException("The capsule is not addressed to this server's recipient.");
  }

  /** Empty when this identity does not open the file. */
  private static byte[] decrypt(byte[] file, Identity identity) {
    try (InputStream plaintext = Decryption.open(new ByteArrayInputStream(file), identity)) {
      return plaintext.readAllBytes();
    } catch (UndecryptableException e) {
      return new byte[0];
    } catch (IOException e) {
      throw new IllegalStateException("reading a capsule from memory", e);
    }
  }

  private static Identity shareKey(byte[] plaintext) throws CapsuleException {
    try {
      return Identity.parseFile(plaintext);
    } catch (InvalidIdentityException e) {
      throw new CapsuleException("The capsule does not hold exactly one AGE-SECRET-KEY-1 line.");
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }
}
