package org.lucarne.upload;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.LinearCost;

/** A header costs as much as it is long, whatever stands in it. */
class AnnouncedCostTest {
  @ParameterizedTest
  @ValueSource(strings = {" ", ",", "\"", "\\", " ,", "a,", "sha-256=", "sha-256=:A:,", "1", "\t"})
  void theWorstDigestCostsAsMuchAsItIsLong(String worst) {
    LinearCost.assertLinear(worst, text -> announced("Repr-Digest", text));
    LinearCost.assertLinear(worst, text -> announced("Content-Digest", text));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "1", "-", "0", "9,"})
  void theWorstLengthCostsAsMuchAsItIsLong(String worst) {
    LinearCost.assertLinear(worst, text -> announced("Content-Length", text));
  }

  private static Announced announced(String name, String value) {
    Map<String, String> headers = new HashMap<>(Map.of("Content-Length", "1000"));
    headers.put(name, value);
    return Announced.of(headers::get);
  }
}
