package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The parts that Lucarne is built from, by name. */
class PomTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.quarkus:quarkus-rest",
        "io.quarkus:quarkus-hibernate-orm-panache",
        "io.quarkus:quarkus-flyway",
        "software.amazon.awssdk:s3",
        "io.minio:minio:test",
        "io.rest-assured:rest-assured:test",
      })
  void thePartsAreThere(String part) throws Exception {
    assertThat(dependencies()).contains(part);
  }

  @Test
  void thereIsOneRestImplementationAndItIsTheReactiveOne() throws Exception {
    assertThat(dependencies()).noneMatch(part -> part.contains("resteasy"));
  }

  private static List<String> dependencies() throws Exception {
    NodeList all =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile())
            .getElementsByTagName("dependency");
    List<String> dependencies = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      Element dependency = (Element) all.item(i);
      String scope = text(dependency, "scope");
      dependencies.add(
          text(dependency, "groupId")
              + ":"
              + text(dependency, "artifactId")
              + (scope.isEmpty() ? "" : ":" + scope));
    }
    return dependencies;
  }

  private static String text(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().trim();
  }
}
