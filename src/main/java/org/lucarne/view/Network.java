package org.lucarne.view;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
      return Arrays.copyOf(sha256.digest(prefix(address)), KEPT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /** {@link InetAddress} folds mapped addresses by itself. */
  private static byte[] prefix(@Nullable String address) {
    if (address == null || !address.matches("[0-9a-fA-F:.]+(%.*)?")) {
      return new byte[0];
    }
    try {
      byte[] bytes = InetAddress.getByName(address.replaceAll("%.*", "")).getAddress();
      return bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes;
    } catch (UnknownHostException e) {
      return new byte[0];
    }
  }
}
