package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.RawRequest;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Only what was declared is there, and no id is ever a path. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class UndeclaredObjectsQuarkusTest {
  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000)).declare();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images/0/original",
        "images/3/original",
        "images/7/original",
        "images/01/original",
        "images/-1/original",
        "images/abc/original",
        "images/1.0/original",
        "images/99999999999/original",
        "images/1/display",
        "images/1/thumbnail",
        "images/1/manifest",
        "images/1/ORIGINAL",
        "images/1/%2e%2e",
        "images/1/original%2F",
        "images/1%2Foriginal",
        "images/1",
        "images//original",
        "manifest",
        "manifest/x"
      })
  void whatWasNotDeclaredIsNotFound(String object) throws IOException {
    assertNotFound("/api/v1/shares/" + share.id() + "/" + object);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAA",
        "short",
        "..%2F..%2F..%2F..%2F..%2F..%2Fetc",
        "../../../../../../../../etc/passwd",
        "%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2f",
        "%2Fetc%2Fpasswd",
        "AAAAAAAAAAAAAAAAAAAAA%00",
        "AAAAAAAAAAAAAAAAAAAAA%0A",
        "AAAAAAAAAAAAAAAAAAAAA%27",
        "AAAAAAAAAAAAAAAAAAAAA%C3%A9",
        "AAAAAAAAAAAAAAAAAAAAA;x=1"
      })
  void whatIsNoIdIsNotFound(String id) throws IOException {
    assertNotFound("/api/v1/shares/" + id + "/images/1/original");
  }

  @Test
  void pathsThatCannotBeReadAreNotFoundOrMalformed() throws IOException {
    for (String path : new String[] {"/api/v1/shares/%", "/api/v1/shares/%zz", "/%c0%ae%c0%ae/"}) {
      assertThat(answer(path)).matches("(?s)HTTP/1.1 40[04] .*");
    }
  }

  /** At the socket, because clients tidy such paths up. */
  private void assertNotFound(String path) throws IOException {
    assertThat(answer(path)).startsWith("HTTP/1.1 404 ").contains("urn:lucarne:problem:not-found");
    assertThat(share.read().getList("images.renditions.state.flatten()")).containsOnly("awaited");
  }

  private String answer(String path) throws IOException {
    try (RawRequest request =
        new RawRequest(
            "PUT",
            path,
            "Authorization: Bearer " + Api.firstToken(),
            "Content-Length: " + share.file(1).length)) {
      request.send(share.file(1), 0, share.file(1).length);
      return request.answer();
    }
  }
}
