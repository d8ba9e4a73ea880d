package org.lucarne.bound;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which clients are counted together: those of one IPv4 address, or of one /64 of IPv6. This very
 * machine and the trusted proxies are not counted, because everybody comes through them.
 */
@Singleton
public class Networks {
  private static final int IPV6_PREFIX_BYTES = 8;

  private final TrustedProxies proxies;

  Networks(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** The client's address, as far as it is known. */
  public String client(HttpServerRequest request) {
    return proxies.client(
        request.remoteAddress().hostAddress(), request.headers().getAll("X-Forwarded-For"));
  }

  /** The network to count under; empty for those that are not counted. */
  Optional<String> bounded(String address) {
    return proxies
        .address(address)
        .filter(found -> !found.isLoopbackAddress() && !proxies.isTrusted(found))
        .map(Networks::prefix)
        .map(HexFormat.of()::formatHex);
  }

  /** Whether it is a proxy that everybody comes through. */
  boolean isTrusted(String address) {
    return proxies.address(address).filter(proxies::isTrusted).isPresent();
  }

  /**
   * What clients that are counted together have in common; nothing for text that is no address.
   * {@link InetAddress} folds IPv4 addresses that are mapped into IPv6 by itself.
   */
  public static byte[] prefix(@Nullable String address) {
    return address == null
        ? new byte[0]
        : AddressRange.address(AddressRange.withoutZone(address))
            .map(Networks::prefix)
            .orElseGet(() -> new byte[0]);
  }

  private static byte[] prefix(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == 4 ? bytes : Arrays.copyOf(bytes, IPV6_PREFIX_BYTES);
  }
}
