package org.lucarne.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lucarne.bound.Networks;
import org.lucarne.encoding.Sha256;

/**
 * Where an opening came from, as far as counting needs it: the IPv4 address or the /64 of an IPv6
 * address, hashed together with the link, so that rows of different links tell nothing about one
 * another. IPv4 addresses mapped into IPv6 are the same network.
 */
final class Network {
  private static final int KEPT_BYTES = 8;

  private Network() {}

  static byte[] digest(@Nullable String address, String linkId) {
    MessageDigest sha256 = Sha256.begin();
    sha256.update(linkId.getBytes(StandardCharsets.US_ASCII));
    return Arrays.copyOf(sha256.digest(Networks.prefix(address)), KEPT_BYTES);
  }
}
