package org.lucarne.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.database.Migrations;
import org.lucarne.setting.Settings;
import org.lucarne.standalone.Standalone;
import org.lucarne.start.LucarneTestResource;

/** The commands on a standalone home, with its database running or not. */
class CommandsTest {
  @TempDir static Path home;

  private static final Map<String, String> variables = new HashMap<>();

  private record Said(int code, String out, String err) {}

  @BeforeAll
  static void startOnce() throws IOException {
    variables.put("LUCARNE_HOME", home.toString());
    Files.createSymbolicLink(home.resolve("postgres-binaries"), LucarneTestResource.BINARIES);
    try (Standalone standalone = running()) {
      new Migrations(standalone.database().orElseThrow().connections()).migrate();
    }
  }

  private static Standalone running() throws IOException {
    return Standalone.prepare(
        Settings.parse(variables, home),
        LucarneTestResource.BINARIES,
        InstantSource.system().instant());
  }

  @Test
  void aTokenIsIssuedListedAndRevokedBesideARunningService() throws IOException {
    try (Standalone service = running()) {
      assertThat(service.database()).isPresent();
      issueListAndRevoke();
    }
  }

  @Test
  void theDatabaseIsStartedForTheMomentWhereNoneRuns() {
    assertThat(run("tokens", "issue", "--owner", "ward 4").code()).isZero();
    assertThat(run("tokens", "list").out()).contains("ward 4");
    assertThat(home.resolve("postgres/postmaster.pid")).as("it stopped").doesNotExist();
  }

  @Test
  void onceMeansNeverASecondTimeEvenAfterARevocation() {
    String token = run("tokens", "issue", "--owner", "ward 5", "--once").out();
    assertThat(token).startsWith("luc_");
    String id = run("tokens", "list", "--owner", "ward 5").out().lines().toList().getLast();
    run("tokens", "revoke", id.split("\t", 2)[0]);
    assertThat(run("tokens", "issue", "--owner", " ward 5", "--once"))
        .isEqualTo(new Said(0, "", ""));
  }

  private static void issueListAndRevoke() {
    Said issued = run("tokens", "issue", "--owner", "ward 3", "--label=tablet");
    assertThat(issued.err()).isEmpty();
    assertThat(issued.code()).isZero();
    assertThat(issued.out()).matches("luc_[A-Za-z0-9_-]{49}\n");

    Said listed = run("tokens", "list", "--owner", "ward 3");
    assertThat(listed.out())
        .contains("tablet", "share:read,share:write", "valid")
        .doesNotContain("luc_");
    String id = listed.out().lines().toList().getLast().split("\t", 2)[0];

    assertThat(run("tokens", "revoke", id)).isEqualTo(new Said(0, "revoked " + id + "\n", ""));
    assertThat(run("tokens", "revoke", id).code()).as("and again").isZero();
    assertThat(run("tokens", "list").out()).contains(id + "\trevoked");
    assertThat(run("tokens", "list", "--owner", "nobody").out().lines()).hasSize(1);
  }

  @Test
  void anUnknownIdIsAnError() {
    assertThat(run("tokens", "revoke", "--never"))
        .isEqualTo(new Said(1, "", "Lucarne: there is no token with the id --never\n"));
  }

  @Test
  void aTokenInPlaceOfItsIdIsNotRepeated() {
    Said said = run("tokens", "revoke", "luc_secret");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("tokens list").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "tokens",
        "tokens forget",
        "tokens issue",
        "tokens issue --owner",
        "tokens issue --owner a --owner b",
        "tokens issue --owner a --expires-in P2Y",
        "tokens issue --owner a --expires-in P366D",
        "tokens issue --owner a --scopes all",
        "tokens issue --owner a word",
        "tokens issue --onwer a",
        "tokens list all",
        "tokens revoke",
        "tokens revoke a b",
        "keys",
        "keys rotate",
        "keys rotate all",
        "keys create link",
        "migrate now"
      })
  void wrongUsageIsOneLineAndTwo(String line) {
    Said said = run(line.split(" ", -1));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.out()).isEmpty();
    assertThat(said.err().lines()).hasSize(1);
    assertThat(said.err()).contains("--help");
  }

  @Test
  void helpNamesEveryCommand() {
    assertThat(run("--help").out())
        .contains("migrate", "tokens issue", "tokens list", "tokens revoke", "keys create", "keys");
  }

  @Test
  void aHomeWithoutADatabaseIsNamed(@TempDir Path empty) {
    Said said = run(Map.of("LUCARNE_HOME", empty.toString()), "tokens", "list");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("there is no database in " + empty).hasLineCount(1);
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void aClusterWhoseDatabaseIsAwaySaysSoInOneLine() {
    Map<String, String> cluster =
        Map.of(
            "LUCARNE_MODE", "cluster",
            "LUCARNE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/lucarne");
    for (String command : List.of("tokens list", "migrate", "tokens issue --owner a")) {
      Said said = run(cluster, command.split(" ", -1));
      assertThat(said.code()).as(command).isEqualTo(1);
      assertThat(said.err()).as(command).contains("127.0.0.1:1").hasLineCount(1);
    }
  }

  @Test
  void anAddressThatTheDriverDoesNotUnderstandIsNamed() {
    Said said =
        run(
            Map.of(
                "LUCARNE_MODE", "cluster",
                "LUCARNE_DATABASE_URL", "jdbc:postgresql://db:port/lucarne"),
            "migrate");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("LUCARNE_DATABASE_URL").hasLineCount(1);
  }

  @Test
  void migrateTellsThatNothingWasMissing() {
    assertThat(run("migrate")).isEqualTo(new Said(0, "migrations applied: 0\n", ""));
  }

  @Test
  void keysAreMadeAndRotated(@TempDir Path directory) {
    Map<String, String> cluster =
        Map.of("LUCARNE_MODE", "cluster", "LUCARNE_KEYS_DIR", directory.toString());
    assertThat(run(cluster, "keys", "create").out().lines()).hasSize(3);
    assertThat(run(cluster, "keys", "create").out()).isEmpty();
    assertThat(run(cluster, "keys", "rotate", "link").out())
        .isEqualTo("made " + directory.resolve("link/1.key") + "\n");
    assertThat(run(cluster, "keys", "rotate", "wrap").out()).matches("made .*/wrap/.*\\.2\\.key\n");
    assertThat(run(cluster, "keys", "rotate", "identity").code()).isZero();
  }

  @Test
  void keysOfDataAreNotReplaced(@TempDir Path other) {
    Said said =
        run(
            Map.of("LUCARNE_HOME", home.toString(), "LUCARNE_KEYS_DIR", other.toString()),
            "keys",
            "create");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).contains("its keys are not in " + other);
    assertThat(other).isEmptyDirectory();
  }

  private static Said run(String... arguments) {
    return run(variables, arguments);
  }

  private static Said run(Map<String, String> variables, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = new Commands(variables, home, print(out), print(err)).run(List.of(arguments));
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
