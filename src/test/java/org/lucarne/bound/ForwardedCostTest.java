package org.lucarne.bound;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.LinearCost;

/** What clients write about where they come from costs as much as it is long. */
class ForwardedCostTest {
  private final TrustedProxies proxies = new TrustedProxies(List.of("127.0.0.1"));

  @ParameterizedTest
  @ValueSource(strings = {":", ",", "1", "1.", "[", "]", "%", " ", "127.0.0.1,", "::1,", "a:"})
  void theWorstListCostsAsMuchAsItIsLong(String worst) {
    LinearCost.assertLinear(worst, text -> proxies.client("127.0.0.1", List.of(text)));
    LinearCost.assertLinear(worst, text -> Networks.prefix(text));
  }
}
