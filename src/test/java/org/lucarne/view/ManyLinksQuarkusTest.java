package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** One browser that opens link after link, as a specialist does in a morning. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ManyLinksQuarkusTest {
  private final Map<String, String> jar = new LinkedHashMap<>();

  @Test
  void theCookiesOfAMorningStayFewAndTheNewestDozenOpens() {
    for (int i = 0; i < 30; i++) {
      open(TestShare.sent(TestShare.jpeg(100)));
      assertThat(cookies().length()).isLessThan(1_500);
    }

    assertThat(jar).hasSize(12);
    for (String cookie : jar.keySet()) {
      String view = cookie.replaceFirst(".*lucarne-", "");
      Api.call().header("Cookie", cookies()).get("/v/" + view).then().statusCode(200);
    }
  }

  private String cookies() {
    return jar.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void open(TestShare share) {
    Response answer =
        Api.call()
            .header("Origin", Api.origin())
            .header("Cookie", cookies().isEmpty() ? "none=0" : cookies())
            .accept(ContentType.JSON)
            .post(share.linkPath() + "/open");
    answer.then().statusCode(200);
    for (Header header : answer.getHeaders().getList("Set-Cookie")) {
      String[] pair = header.getValue().split(";", 2)[0].split("=", 2);
      jar.remove(pair[0]);
      if (!header.getValue().contains("Max-Age=0;")) {
        jar.put(pair[0], pair[1]);
      }
    }
  }
}
