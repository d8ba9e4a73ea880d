package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;

/** However a path is written: without credentials nothing that needs them is answered. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class PathVariantsQuarkusTest {
  /** What anybody may have, and what tells nothing. */
  private static final List<String> OPEN =
      List.of("/api/v1/limits", "/api/v1/recipient", "/s/", "/send", "/robots.txt");

  private static final List<String> BEFORE =
      List.of(
          "/",
          "/.",
          "/x/..",
          "/%2e",
          "/%2e%2e",
          "/x/%2e%2e",
          "/;a",
          "/;/",
          "//",
          "/static/..",
          "/send/..",
          "/static/%2e%2e",
          "/api/v1/limits/../../..",
          "/s/x/../..",
          "/q/..",
          "http://localhost",
          "/api/v1/limits;/../../..",
          "/%2F..",
          "/.%2e");

  private static final List<String> BEHIND =
      List.of(
          "/",
          "//",
          "/.",
          "/..;/",
          ";a",
          ";a=b",
          "%3B",
          "%3Ba",
          "%2F",
          "%5C",
          "\\",
          "%00",
          "%20",
          "%09",
          "%0d%0a",
          "?",
          "??x",
          "#",
          "%23",
          "%3F",
          ".json",
          "/%2e",
          "%c0%af",
          "%e0%80%af");

  @Test
  void noWayOfWritingAPathGoesRoundTheCredentials() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(100));
    TestView view = TestView.of(share);
    List<String> let = new ArrayList<>();
    int tried = 0;
    for (String call : Served.calls().keySet()) {
      String method = call.substring(0, call.indexOf(' '));
      String path = filled(call.substring(call.indexOf(' ') + 1), share, view);
      if (OPEN.stream().anyMatch(path::startsWith)) {
        continue;
      }
      for (String variant : variants(path)) {
        tried++;
        if (isLetThrough(method, variant)) {
          let.add(method + " " + variant);
        }
      }
    }
    assertThat(let).isEmpty();
    assertThat(tried).isGreaterThan(500);
  }

  /** Otherwise the test above would find nothing for another reason. */
  @Test
  void withCredentialsThePathsAreAnswered() {
    TestShare share = TestShare.sent(TestShare.jpeg(100));
    TestView view = TestView.of(share);

    Api.sender().get(filled("/api/v1/shares/{}", share, view)).then().statusCode(200);
    view.call().get(filled("/v/{}/images/{}/{}", share, view)).then().statusCode(200);
  }

  private static boolean isLetThrough(String method, String path) throws IOException {
    try (RawRequest request = new RawRequest(method, path, "Content-Length: 0")) {
      String answer = request.head();
      // Another page of ours is no way in: nothing of the share stands on it.
      return answer.startsWith("HTTP/1.1 2");
    }
  }

  private static String filled(String template, TestShare share, TestView view) {
    List<String> parts =
        template.startsWith("/v/")
            ? List.of(view.url().substring("/v/".length()), "1", "original")
            : List.of(share.id(), template.contains("/images/") ? "1" : share.linkId());
    String path = template;
    for (String part : parts) {
      path = path.replaceFirst("\\{}", part);
    }
    return path.replace("{}", "original");
  }

  private static List<String> variants(String path) {
    List<String> variants = new ArrayList<>(List.of(path));
    BEFORE.forEach(before -> variants.add(before + path));
    BEHIND.forEach(behind -> variants.add(path + behind));
    variants.add(path.replace("/", "//"));
    variants.add(path.replace("/", "/./"));
    variants.add(path.replace("/", "%2F"));
    variants.add(path.replace("/", "\\"));
    variants.add(path.replace("/", "%5C"));
    variants.add(path.replace("/", "/;x/"));
    variants.add(path.replace("/", "/x/../"));
    variants.add(path.replaceFirst("/(.)", "/%$1"));
    variants.add(path.toUpperCase(Locale.ROOT));
    variants.add("/" + escaped(path.substring(1)));
    return variants;
  }

  /** Every letter in its escaped form, which means the same (RFC 3986, section 6.2.2.2). */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char letter : text.toCharArray()) {
      escaped.append(letter == '/' ? "/" : "%%%02x".formatted((int) letter));
    }
    return escaped.toString();
  }
}
