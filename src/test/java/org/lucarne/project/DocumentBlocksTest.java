package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing between fences of a document is left to itself. */
class DocumentBlocksTest {
  /** How a block is kept true. */
  private enum Way {
    /** The runner reads it out of the document and runs it, as it stands there. */
    RUN,
    /** A test or script runs the main command, from text of its own; here all are parsed. */
    REHEARSED,
    /** Needs a cluster, a container engine or a registry: parsed, its names looked up. */
    PARSED,
    /** Run on a migrated database, by DocumentedSqlTest. */
    SQL,
    JSON,
    /** `.ci/proxies` puts it in front of the service, as it stands there. */
    PROXY,
    /** Its values are those of the vectors that the tests compute. */
    VECTORS,
    /** A drawing, formulas, or the form of a file. */
    FIGURE
  }

  private record Claim(String document, String contains, Way way, String runner, String witness) {
    boolean covers(DocumentBlock block) {
      return block.document().equals(document) && block.text().contains(contains);
    }
  }

  private static final String IT = "src/test/java/org/lucarne/it/";
  private static final List<Claim> CLAIMS =
      List.of(
          kept("README.md", "./mvnw verify", Way.PARSED),
          run("README.md", "age-keygen -o share.key", "ReadmeIT"),
          kept("README.md", "link holder: a browser", Way.FIGURE),
          kept("docs/architecture.md", "declared ──► open", Way.FIGURE),
          kept("docs/benchmarks.md", "until curl", Way.PARSED),
          rehearsed(
              "docs/compose.md", "compose.yaml up", ".ci/compose", "docker/compose.yaml up -d"),
          kept("docs/compose.md", "tokens issue", Way.PARSED),
          proxy("nginx", "proxy_request_buffering"),
          proxy("haproxy", "option forwardfor"),
          kept("docs/configuration.md", "needed_until", Way.SQL),
          kept("docs/containers.md", "lucarne --help", Way.PARSED),
          kept("docs/containers.md", "imagetools inspect", Way.PARSED),
          kept("docs/format.md", "code, passphrase ─►", Way.FIGURE),
          kept("docs/format.md", "# lucarne capsule 1", Way.FIGURE),
          kept("docs/format.md", "\"custody\":\"sealed\"", Way.JSON),
          kept("docs/format.md", "HKDF(ikm", Way.FIGURE),
          kept("docs/format.md", "scrypt salt ", Way.VECTORS),
          run("docs/format.md", "openssl kdf", "SealedShellIT"),
          kept("docs/operations.md", "exec deployment/lucarne", Way.PARSED),
          rehearsed(
              "docs/operations.md",
              "keys rotate wrap",
              IT + "RotationIT.java",
              "\"rotate\", \"wrap\""),
          kept("docs/operations.md", "max(delete_at)", Way.SQL),
          kept("docs/operations.md", "list-objects-v2", Way.PARSED),
          rehearsed(
              "docs/s3-servers.md",
              "bin/lucarne-check-s3",
              ".ci/s3/try",
              "    bin/lucarne-check-s3"),
          kept("k8s/README.md", "overlays/dev/secrets", Way.PARSED),
          kept("k8s/README.md", "keys create", Way.PARSED),
          kept("k8s/README.md", "job lucarne-migrate", Way.PARSED),
          kept("k8s/README.md", "tokens issue", Way.PARSED),
          kept("k8s/README.md", "keys rotate link", Way.PARSED));

  private static Claim run(String document, String contains, String test) {
    String name = String.valueOf(Path.of(document).getFileName());
    return new Claim(document, contains, Way.RUN, IT + test + ".java", '"' + name + '"');
  }

  private static Claim rehearsed(String document, String contains, String runner, String witness) {
    return new Claim(document, contains, Way.REHEARSED, runner, witness);
  }

  private static Claim proxy(String program, String contains) {
    String witness = "documented(\"" + program + "\"";
    return new Claim("docs/configuration.md", contains, Way.PROXY, ".ci/proxies", witness);
  }

  private static Claim kept(String document, String contains, Way way) {
    return new Claim(document, contains, way, "", "");
  }

  static Stream<DocumentBlock> blocks() throws IOException {
    return DocumentBlock.all().stream();
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void everyBlockIsKeptTrueInOneWay(DocumentBlock block) throws Exception {
    List<Claim> claims = CLAIMS.stream().filter(claim -> claim.covers(block)).toList();
    assertThat(claims).as("who keeps the block at %s true", block).hasSize(1);
    keep(claims.getFirst(), block);
  }

  @Test
  void everyClaimHasItsBlock() throws IOException {
    List<DocumentBlock> blocks = DocumentBlock.all();
    assertThat(CLAIMS.stream().filter(claim -> blocks.stream().noneMatch(claim::covers))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if then",
        "frobnicate --now",
        "curl -s x | frobnicate",
        "X=$(frobnicate) cat y",
        "bin/nowhere",
        "kubectl apply -k k8s/overlays/nowhere",
        "LUCARNE_NOWHERE=1 bin/lucarne",
        "bin/lucarne tokens forget",
        "curl $URL/api/v1/nowhere"
      })
  void aCommandThatNobodyHasIsNoticed(String text) {
    assertThatThrownBy(() -> new ShellBlock(text + "\n").check())
        .isInstanceOf(AssertionError.class);
  }

  private static void keep(Claim claim, DocumentBlock block) throws Exception {
    switch (claim.way()) {
      case RUN, REHEARSED -> {
        assertThat(Files.readString(Path.of(claim.runner()))).contains(claim.witness());
        new ShellBlock(block.text()).check();
      }
      case PARSED -> new ShellBlock(block.text()).check();
      case SQL -> assertThat(block.language()).isEqualTo("sql");
      case JSON -> assertThat(new ObjectMapper().readTree(block.text()).isObject()).isTrue();
      case PROXY -> assertThat(Files.readString(Path.of(claim.runner()))).contains(claim.witness());
      case VECTORS -> assertThat(values(block)).allSatisfy(DocumentBlocksTest::isInTheVectors);
      case FIGURE -> assertThat(block.language()).isEmpty();
    }
  }

  private static List<String> values(DocumentBlock block) {
    return block.text().lines().map(line -> line.replaceFirst("^.*?\\S {2,}", "").strip()).toList();
  }

  private static void isInTheVectors(String value) throws IOException {
    String vectors =
        Files.readString(Path.of("src/test/vectors/derivations.json"))
            + Files.readString(Path.of("src/test/vectors/codes.json"));
    assertThat(vectors).contains(value.replaceFirst("^(?:link identity|access key) +", ""));
  }
}
