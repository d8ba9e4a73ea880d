package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** The headers that keep a browser from doing what was not meant, on every kind of answer. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class HeadersQuarkusTest {
  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "strict-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Embedder-Policy", "require-corp",
          "Cross-Origin-Resource-Policy", "same-origin",
          "X-Robots-Tag", "noindex, nofollow, noarchive, nosnippet, noimageindex");
  private static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  private static final String BYTE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

  @Test
  void pagesMayUseWhatIsTheirsAndNothingElse() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    TestView view = TestView.of(share);

    assertPage(html(Api.call()).get(share.linkPath()), 200);
    assertPage(Api.call().head(share.linkPath()), 200);
    assertPage(html(view.call()).get(view.url()), 200);
    assertPage(html(view.call()).head(view.url()), 200);
    assertPage(html(Api.misuse()).get("/s/nothing"), 404);
    assertPage(html(Api.misuse()).get("/nowhere"), 404);
    assertPage(html(Api.call()).get(view.url()), 404);
    assertPage(html(Api.call()).get(view.url() + "/images/1/original?download"), 404);
    assertPage(html(Api.call()).post(share.linkPath() + "/open"), 403);
  }

  @Test
  void bytesAndDocumentsMayDoNothing() {
    TestShare share = new TestShare(TestShare.jpeg(1_000));
    byte[] manifest = share.declareManifest("{\"version\":1}");
    share.declare().sendAll();
    share.putManifest(manifest).then().statusCode(201);
    TestView view = TestView.of(share);

    for (String address :
        List.of("/images/1/original", "/images/1/original?download", "/manifest", "/archive")) {
      Response bytes = view.call().get(view.url() + address);
      assertBytes(bytes, 200);
      assertThat(bytes.header("X-Accel-Buffering")).as("kept by no proxy").isEqualTo("no");
      assertBytes(view.call().head(view.url() + address), 200);
      assertBytes(Api.call().get(view.url() + address), 404);
    }
    assertBytes(TestView.click(share.linkPath()), 200);
    assertBytes(view.call().accept("application/json").get(view.url()), 200);
    assertBytes(Api.call().get("/api/v1/limits"), 200);
    assertBytes(Api.misuse().get("/api/v1/shares"), 401);
    assertBytes(Api.misuse().get("/api/v1/nothing"), 404);
    assertBytes(Api.misuse().delete("/api/v1/limits"), 405);
    assertBytes(Api.misuse().get("/nowhere"), 404);
    assertBytes(Api.misuse().get("/robots.txt"), 200);
  }

  @Test
  void noAnswerLetsOtherOriginsIn() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    TestView view = TestView.of(share);

    for (String path : List.of(share.linkPath(), view.url(), view.url() + "/images/1/original")) {
      Response answer =
          Api.misuse()
              .header("Cookie", view.cookie())
              .header("Origin", "https://evil.example")
              .get(path);
      assertThat(answer.headers().asList())
          .noneMatch(header -> header.getName().startsWith("Access-Control-"));
    }
  }

  @Test
  void robotsAreToldThatNothingIsForThemWithoutNamingAnything() {
    assertThat(Api.misuse().get("/robots.txt").asString())
        .isEqualTo("User-agent: *\nDisallow: /\n");
  }

  @Test
  void onlyAssetsWhoseNamesCarryADigestAreKept() {
    String page = html(Api.call()).get(TestShare.sent(TestShare.jpeg(1)).linkPath()).asString();
    Matcher assets = Pattern.compile("\"(/static/[^\"]+)\"").matcher(page);
    int found = 0;
    while (assets.find()) {
      found++;
      assertThat(assets.group(1)).matches("/static/[a-z]+-[A-Za-z0-9]{8,}\\.(css|js|svg|txt)");
      Response asset = Api.misuse().get(assets.group(1));
      asset.then().statusCode(200);
      assertThat(asset.headers().getValues("Cache-Control"))
          .containsExactly("public, max-age=31536000, immutable");
      assertEverywhere(asset);
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
    for (String name : List.of("lucarne.css", "gallery.js", "..%2fassets.properties", "nothing")) {
      assertBytes(Api.misuse().get("/static/" + name), 404);
    }
  }

  private static RequestSpecification html(RequestSpecification request) {
    return request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  }

  private static void assertPage(Response answer, int status) {
    answer.then().statusCode(status).contentType("text/html;charset=UTF-8");
    assertThat(answer.headers().getValues("Content-Security-Policy")).containsExactly(PAGE_POLICY);
    assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
    assertEverywhere(answer);
  }

  private static void assertBytes(Response answer, int status) {
    answer.then().statusCode(status);
    assertThat(answer.headers().getValues("Content-Security-Policy")).containsExactly(BYTE_POLICY);
    assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
    assertEverywhere(answer);
  }

  private static void assertEverywhere(Response answer) {
    EVERYWHERE.forEach(
        (name, value) -> assertThat(answer.headers().getValues(name)).containsExactly(value));
    assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
    assertThat(answer.header("Strict-Transport-Security")).isNull();
  }
}
