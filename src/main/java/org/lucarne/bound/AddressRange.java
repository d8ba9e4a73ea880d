package org.lucarne.bound;

import java.net.InetAddress;
import java.util.Optional;

/** A network as {@code address/bits}, or a single address. */
record AddressRange(InetAddress network, int bits) {

  /**
   * @throws IllegalArgumentException when it is neither
   */
  static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    InetAddress network = address(parts[0]).orElseThrow(() -> wrong(text));
    int most = network.getAddress().length * 8;
    if (parts.length == 1) {
      return new AddressRange(network, most);
    }
    if (parts.length > 2 || !parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > most) {
      throw wrong(text);
    }
    return new AddressRange(network, Integer.parseInt(parts[1]));
  }

  /** An address written as numbers; no name is ever looked up. */
  static Optional<InetAddress> address(String text) {
    boolean v6 = text.indexOf(':') >= 0 && text.matches("[0-9a-fA-F:.]{2,45}");
    if (!v6 && !text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What stands behind a percent sign names an interface of the machine that wrote it. */
  static String withoutZone(String address) {
    int zone = address.indexOf('%');
    return zone < 0 ? address : address.substring(0, zone);
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((mine[bit / 8] ^ theirs[bit / 8]) & (0x80 >> bit % 8)) != 0) {
        return false;
      }
    }
    return true;
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "\"" + text.strip() + "\" is no address, and no network such as 10.1.0.0/16");
  }
}
