package org.lucarne.bound;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

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
        .map(Networks::prefix);
  }

  /** Whether it is a proxy that everybody comes through. */
  boolean isTrusted(String address) {
    return proxies.address(address).filter(proxies::isTrusted).isPresent();
  }

  private static String prefix(InetAddress address) {
    byte[] bytes = address.getAddress();
    int kept = bytes.length == 4 ? 4 : IPV6_PREFIX_BYTES;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, kept));
  }
}
