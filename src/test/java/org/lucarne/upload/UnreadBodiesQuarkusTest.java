package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.BodyProbe;
import org.lucarne.RawRequest;
import org.lucarne.TestOwner;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Who may not send is told so before the body is read. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class UnreadBodiesQuarkusTest {
  private static final long GIBIBYTE = 1L << 30;

  /** What the HTTP server takes from the socket before anybody can ask it to pause. */
  private static final long READ_AHEAD_BYTES = GIBIBYTE / 64;

  private static final String NOBODY = "X-Nobody: 1";

  @Inject BodyProbe probe;
  @Inject AdvancingClock clock;

  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(1_000)).declare();
  }

  private final String id = UUID.randomUUID().toString();

  @ParameterizedTest
  @ValueSource(
      strings = {
        NOBODY,
        "Authorization: Bearer x",
        "Authorization: Bearer luc_",
        "Authorization: Bearer ",
        "Authorization: Basic YTpi",
        "Authorization: Bearer lup_" + "A",
        "Authorization: Bearer luc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void withoutAValidTokenTheHeadAloneIsAnswered(String credential) throws IOException {
    for (String path : new String[] {share.uploadPath(1), share.uploadPath(7)}) {
      assertAnsweredUnread("PUT", path, credential, 401, "unauthenticated");
    }
    assertAnsweredUnread("POST", "/api/v1/shares", credential, 401, "unauthenticated");
  }

  @Test
  void anExpiredAccessTokenIsAnsweredUnread() throws IOException {
    TestOwner owner = TestOwner.fresh(Duration.ofSeconds(1), "share:write");
    clock.advance(Duration.ofSeconds(2));
    String credential = "Authorization: Bearer " + owner.token();
    assertAnsweredUnread("PUT", share.uploadPath(1), credential, 401, "unauthenticated");
  }

  @Test
  void aTokenWithoutTheScopeIsAnsweredUnread() throws IOException {
    TestOwner reader = TestOwner.fresh(Duration.ofDays(1), "share:read");
    String credential = "Authorization: Bearer " + reader.token();
    assertAnsweredUnread("PUT", share.uploadPath(1), credential, 403, "insufficient-scope");
    assertAnsweredUnread("POST", "/api/v1/shares", credential, 403, "insufficient-scope");
  }

  @Test
  void theShareOfSomebodyElseIsAnsweredUnread() throws IOException {
    String credential = "Authorization: Bearer " + TestOwner.fresh().token();
    assertAnsweredUnread("PUT", share.uploadPath(1), credential, 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({"Content-Length: 52428801", "Content-Length: 1073741824", "Content-Length: 67108865"})
  void aBodyOverTheLimitIsRefusedUnread(String length) throws IOException {
    String answer = answerToHead("PUT", share.uploadPath(1), bearer(), length);
    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("content-too-large");
    assertThat(probe.bytesRead(id)).isZero();
  }

  @Test
  void aBodyWithoutALengthIsRefusedUnread() throws IOException {
    String answer =
        answerToHead("PUT", share.uploadPath(1), bearer(), "Transfer-Encoding: chunked");
    assertThat(answer).startsWith("HTTP/1.1 411 ").contains("missing-content-length");
    assertThat(probe.bytesRead(id)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"POST, /api/v1/shares", "PUT, /api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA/manifest"})
  void anAnonymousGibibyteIsCutOffAtItsBeginning(String method, String path) throws IOException {
    long sent = 0;
    byte[] chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes();
    try (RawRequest request =
        new RawRequest(
            method,
            path,
            "Content-Type: application/json",
            "X-Probe: " + id,
            "Transfer-Encoding: chunked")) {
      while (sent < GIBIBYTE && !request.isAnswered()) {
        request.send(chunk, 0, chunk.length);
        sent += chunk.length;
      }
      assertThat(request.answer()).startsWith("HTTP/1.1 401 ").contains("onnection: close");
    } catch (SocketException reset) {
      throw new AssertionError("the connection broke before the answer was read", reset);
    }
    // What lies in the kernel's buffers was sent too, but nobody read it.
    assertThat(sent).isLessThan(GIBIBYTE / 16);
    assertThat(probe.bytesRead(id)).isLessThan(READ_AHEAD_BYTES);
  }

  private void assertAnsweredUnread(
      String method, String path, String credential, int status, String problem)
      throws IOException {
    String answer = answerToHead(method, path, credential, "Content-Length: 50000000");
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains(problem);
    assertThat(probe.bytesRead(id)).isZero();
  }

  /** Sends no byte of the body at all. */
  private String answerToHead(String method, String path, String... headers) throws IOException {
    try (RawRequest request =
        new RawRequest(
            method,
            path,
            "Content-Type: application/json",
            "X-Probe: " + id,
            String.join("\r\n", headers))) {
      return request.answer();
    }
  }

  private static String bearer() {
    return "Authorization: Bearer " + Api.firstToken();
  }
}
