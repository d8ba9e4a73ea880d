package org.lucarne.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lucarne.bound.Networks;

/**
 * Where an opening came from, as far as counting needs it: the IPv4 address or the /64 of an IPv6
 * address, hashed together with the link, so that rows of different links tell nothing about one
 * another. IPv4 addresses mapped into IPv6 are the same network.
 */
final class Network {
  private static final int KEPT_BYTES = 8;

  private Network() {}

  static byte[] digest(@Nullable String address, String linkId) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(linkId.getBytes(StandardCharsets.US_ASCII));
      return Arrays.copyOf(sha256.digest(Networks.prefix(address)), KEPT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
