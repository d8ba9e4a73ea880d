package org.lucarne.view;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.File;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PageLicencesQuarkusTest {
  private static final Pattern LICENCES =
      Pattern.compile("<link rel=\"license\" [^>]*href=\"([^\"]+)\">");

  @Test
  void aPageLeadsToTheLicencesOfAllThatItsScriptsAreMadeOf() {
    Matcher link = LICENCES.matcher(given().accept("text/html").get("/send").asString());
    assertThat(link.find()).isTrue();
    Response licences = given().get(link.group(1));
    licences.then().statusCode(200).contentType("text/plain;charset=UTF-8");
    Map<String, String> shipped =
        JsonPath.from(new File("src/main/webui/package.json")).getMap("dependencies");
    assertThat(shipped).hasSizeGreaterThan(3);
    shipped.forEach(
        (name, version) -> assertThat(licences.asString()).contains(name + " " + version + ", "));
    assertThat(licences.asString())
        .contains("Mozilla Public License Version 2.0", "Copyright (c) 2009 Kazuhiko Arase");
  }
}
