package org.lucarne.bound;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds out where a request came from when it came through proxies. Each proxy appends the address
 * it was called from, so the list is read from its end, and only for as long as the one who wrote
 * an entry is trusted: what stands before that may be anybody's invention.
 */
@Singleton
public final class TrustedProxies {
  /** Nobody stands behind more proxies; what is further away is not read. */
  private static final int MOST_HOPS = 32;

  /** The longest address, in brackets, with a port. */
  private static final int MOST_CHARS = 64;

  private final List<AddressRange> ranges;

  @Inject
  TrustedProxies(ProxyConfig config) {
    this(config.trustedProxies().orElse(List.of()));
  }

  /**
   * @throws IllegalArgumentException naming what is no address
   */
  public TrustedProxies(List<String> ranges) {
    this.ranges = ranges.stream().map(AddressRange::parse).toList();
  }

  /**
   * The client's address.
   *
   * @param peer the address at the other end of the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}, in their order
   */
  public String client(String peer, List<String> forwardedFor) {
    Optional<InetAddress> connected = AddressRange.address(AddressRange.withoutZone(peer));
    if (connected.isEmpty() || !isTrusted(connected.get())) {
      return peer;
    }
    InetAddress client = connected.get();
    for (String hop : nearestFirst(forwardedFor)) {
      Optional<InetAddress> before = AddressRange.address(hop);
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
      if (!isTrusted(client)) {
        break;
      }
    }
    return client.getHostAddress();
  }

  /** An address written as numbers, with or without a zone. */
  Optional<InetAddress> address(String text) {
    return AddressRange.address(AddressRange.withoutZone(text));
  }

  boolean isTrusted(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<String> nearestFirst(List<String> values) {
    return values.stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .toList()
        .reversed()
        .stream()
        .limit(MOST_HOPS)
        .map(String::strip)
        .map(TrustedProxies::withoutPort)
        .toList();
  }

  /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
  private static String withoutPort(String hop) {
    if (hop.length() > MOST_CHARS) {
      return "";
    }
    return hop.replaceFirst("^\\[([^\\]]*)](:[0-9]+)?$", "$1")
        .replaceFirst("^([0-9.]+):[0-9]+$", "$1");
  }
}
