package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.RawRequest;
import org.lucarne.start.LucarneTestResource;

/**
 * Where a request ends is never in doubt: what a proxy could read otherwise is refused, and nothing
 * behind it on the connection is taken for a request.
 */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RequestFramingQuarkusTest {
  private static final String NEXT = "GET /api/v1/limits HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked, xchunked",
        "Transfer-Encoding: xchunked, chunked",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding : chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 6",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length : 5"
      })
  void aBodyWhoseEndIsInDoubtIsRefusedAndTheConnectionEnds(String framing) throws IOException {
    try (RawRequest request = new RawRequest("POST", "/api/v1/shares", framing)) {
      assertRefused(request.send("0\r\n\r\n" + NEXT), framing);
    }
  }

  private static void assertRefused(RawRequest request, String framing) throws IOException {
    assertThat(request.answer()).as(framing).startsWith("HTTP/1.1 400 ");
    assertThat(request.answer()).as("after " + framing).isEmpty();
  }
}
