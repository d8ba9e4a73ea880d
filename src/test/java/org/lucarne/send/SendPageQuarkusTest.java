package org.lucarne.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.page.PagePolicy;
import org.lucarne.start.LucarneTestResource;

/** The send page's address: the same for everybody, and installable. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class SendPageQuarkusTest {
  @Test
  void itSpeaksTheReadersLanguage() {
    assertThat(page("fr-FR,fr;q=0.9").asString())
        .contains("<html lang=\"fr\">", "Jeton d’accès")
        .doesNotContain("Access token");
    assertThat(page("de").asString()).contains("<html lang=\"en\">", "Access token");
    assertThat(page("de").header("Vary")).contains("Accept-Language");
  }

  @Test
  void itMayShowPicturesFromMemoryAndStartItsOneWorker() {
    for (Response answer : List.of(page("en"), Api.misuse().head("/send"))) {
      answer.then().statusCode(200).contentType("text/html;charset=UTF-8");
      assertThat(answer.headers().getValues("Content-Security-Policy"))
          .containsExactly(PagePolicy.SEALED);
      assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-store");
    }
    assertThat(PagePolicy.SEALED)
        .contains("default-src 'none'", "connect-src 'self'", "trusted-types lucarne-worker")
        .contains("img-src 'self' blob:", "worker-src 'self'", "manifest-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void itsWorkerMayDoNothingButItsOwnScript() {
    String worker = page("en").asString().replaceAll("(?s).*data-worker=\"([^\"]+)\".*", "$1");
    Response script = Api.misuse().get(worker);
    script.then().statusCode(200).contentType("text/javascript;charset=UTF-8");
    assertThat(script.headers().getValues("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; script-src 'self'");
  }

  @Test
  void aPhoneCanPutItOnItsHomeScreen() throws IOException {
    assertThat(page("en").asString())
        .contains("<link rel=\"manifest\" href=\"/send/manifest.webmanifest\">");
    Response answer =
        Api.misuse().header("Accept-Language", "fr").get("/send/manifest.webmanifest");
    answer.then().statusCode(200);
    assertThat(answer.contentType()).startsWith("application/manifest+json");
    JsonPath manifest = JsonPath.from(answer.asString());
    assertThat(manifest.getString("name")).isEqualTo("Lucarne");
    assertThat(manifest.getString("lang")).isEqualTo("fr");
    assertThat(manifest.getString("start_url")).isEqualTo("/send");
    assertThat(manifest.getString("display")).isEqualTo("standalone");
    for (int icon = 0; icon < 2; icon++) {
      int size = icon == 0 ? 192 : 512;
      assertThat(manifest.getString("icons[%d].sizes".formatted(icon)))
          .isEqualTo(size + "x" + size);
      Response picture = Api.misuse().get(manifest.getString("icons[%d].src".formatted(icon)));
      picture.then().statusCode(200).contentType("image/png");
      assertThat(ImageIO.read(new ByteArrayInputStream(picture.asByteArray())).getWidth())
          .isEqualTo(size);
    }
  }

  private static Response page(String languages) {
    return Api.misuse().header("Accept-Language", languages).get("/send");
  }
}
