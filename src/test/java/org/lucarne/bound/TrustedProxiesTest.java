package org.lucarne.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      new TrustedProxies(List.of("10.1.0.0/16", "192.0.2.7", "fd00::/8"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Nobody in between, or nobody we trust: the header is anybody's invention.
        "203.0.113.9  | 198.51.100.1               | 203.0.113.9",
        "10.2.0.1     | 198.51.100.1               | 10.2.0.1",
        "fe80::1%eth0 | 198.51.100.1               | fe80::1%eth0",
        // One proxy, which appended what it saw to what it was given.
        "10.1.2.3     | 198.51.100.1               | 198.51.100.1",
        "10.1.2.3     | 6.6.6.6, 198.51.100.1      | 198.51.100.1",
        "192.0.2.7    | 198.51.100.1               | 198.51.100.1",
        "fd00:0:0:0:0:0:0:5 | 2001:db8:0:0:0:0:0:1 | 2001:db8:0:0:0:0:0:1",
        // Two of them.
        "10.1.2.3     | 6.6.6.6, 198.51.100.1, 10.1.9.9 | 198.51.100.1",
        "10.1.2.3     | 10.1.9.8, 10.1.9.9         | 10.1.9.8",
        // As some proxies write it.
        "10.1.2.3     | 198.51.100.1:4711          | 198.51.100.1",
        "10.1.2.3     | '[2001:db8::1]:4711'       | 2001:db8:0:0:0:0:0:1",
        "10.1.2.3     | ::ffff:198.51.100.1        | 198.51.100.1",
        // Not an address: the nearest one that is.
        "10.1.2.3     | unknown                    | 10.1.2.3",
        "10.1.2.3     | 198.51.100.1, evil.example | 10.1.2.3",
        "10.1.2.3     | ''                         | 10.1.2.3"
      })
  void theListIsReadFromItsEndWhileTheWritersAreTrusted(
      String peer, String forwardedFor, String client) {
    assertThat(proxies.client(peer, List.of(forwardedFor))).isEqualTo(client);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(proxies.client("10.1.2.3", List.of("6.6.6.6", "198.51.100.1, 10.1.4.4")))
        .isEqualTo("198.51.100.1");
    assertThat(proxies.client("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
  }

  @Test
  void nobodyIsTrustedUnlessNamed() {
    assertThat(new TrustedProxies(List.of()).client("127.0.0.1", List.of("198.51.100.1")))
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"proxy.example", "10.1", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/", "::/129", ""})
  void whatIsNoNetworkIsNamed(String text) {
    assertThatThrownBy(() -> new TrustedProxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + text + "\" is no address");
  }
}
