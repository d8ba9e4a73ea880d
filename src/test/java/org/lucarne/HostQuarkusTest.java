package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;

/** Whatever name a caller gives the service: no address of ours is made of it. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class HostQuarkusTest {
  private static final String EVIL = "evil.example";

  @Test
  void noAnswerHoldsTheNameThatACallerGave() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(100));
    TestView view = TestView.of(share);
    for (String path :
        List.of("/", "/send", share.linkPath(), share.linkPath() + "x", "/api/v1/limits", "/v/x")) {
      assertThat(answer("GET " + path, "")).startsWith("HTTP/1.1 ").doesNotContain(EVIL);
    }
    assertThat(answer("GET " + view.url(), "Cookie: " + view.cookie() + "\r\n"))
        .startsWith("HTTP/1.1 200")
        .doesNotContain(EVIL);
    String bearer = "Authorization: Bearer " + TestOwner.fresh().token() + "\r\n";
    assertThat(answer("GET /api/v1/shares", bearer))
        .startsWith("HTTP/1.1 200")
        .doesNotContain(EVIL);
  }

  @Test
  void aClickFromAPageOfThatNameOpensNothing() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(100));

    assertThat(
            answer(
                "POST " + share.linkPath() + "/open",
                "Origin: http://" + EVIL + "\r\nContent-Length: 0\r\n"))
        .startsWith("HTTP/1.1 403")
        .doesNotContain(EVIL);
  }

  private static String answer(String call, String headers) throws IOException {
    String head =
        call
            + " HTTP/1.1\r\nHost: "
            + EVIL
            + "\r\nX-Forwarded-Host: "
            + EVIL
            + "\r\nForwarded: host="
            + EVIL
            + "\r\nAccept: */*\r\n"
            + headers;
    try (RawRequest request = new RawRequest(head + "\r\n")) {
      return request.answer();
    }
  }
}
