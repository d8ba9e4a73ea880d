package org.lucarne.bound;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Who stands between us and the people who open links. */
@ConfigMapping(prefix = "lucarne")
public interface ProxyConfig {
  /**
   * Addresses and networks ({@code 10.1.0.0/16}) of proxies whose {@code X-Forwarded-For} is
   * believed; none unless given. It decides which network an opening counts for, and nothing else.
   */
  Optional<List<String>> trustedProxies();
}
