package org.lucarne.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.database.DatabaseThatIsKilled;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.start.ChildProgram;
import org.lucarne.start.LucarneTestResource;

class LeftoverPostgresTest {
  @TempDir Path home;

  @Test
  void aRowOutlivesTheKillOfTheProgram() throws Exception {
    ProcessHandle postgres = killProgram();
    assertThat(postgres.isAlive()).as("PostgreSQL lives on").isTrue();
    assertCommittedRowIsThere();
    assertThat(postgres.info().command()).as("the old one has ended").isEmpty();
  }

  @Test
  void aRowOutlivesTheKillOfProgramAndDatabase() throws Exception {
    ProcessHandle postgres = killProgram();
    postgres.destroyForcibly();
    assertCommittedRowIsThere();
  }

  @Test
  void aProcessThatOnlyHasTheNumberIsLeftAlone() throws IOException {
    Path data = Files.createDirectories(home.resolve("postgres"));
    Path pidFile = data.resolve("postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + data + "\n");
    new LeftoverPostgres(data).stop();
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void thePostgresOfAnotherDataDirectoryIsLeftAlone() throws Exception {
    Path keys = Files.createDirectories(home.resolve("keys"));
    Path copy = Files.createDirectories(home.resolve("copy"));
    try (EmbeddedDatabase other =
        EmbeddedDatabase.start(home, keys, LucarneTestResource.BINARIES)) {
      Files.copy(home.resolve("postgres/postmaster.pid"), copy.resolve("postmaster.pid"));
      assertThatThrownBy(() -> new LeftoverPostgres(copy).stop())
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining("runs on a copy of " + copy);
      assertThat(EmbeddedDatabaseTest.ask(other, "select 1")).isEqualTo("1");
    }
  }

  private ProcessHandle killProgram() throws Exception {
    Files.createDirectories(home.resolve("keys"));
    Process program = ChildProgram.start(DatabaseThatIsKilled.class, Map.of(), home.toString());
    ChildProgram.await(program, "committed");
    program.destroyForcibly().waitFor();
    String pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private void assertCommittedRowIsThere() throws Exception {
    try (EmbeddedDatabase again =
        EmbeddedDatabase.start(home, home.resolve("keys"), LucarneTestResource.BINARIES)) {
      assertThat(EmbeddedDatabaseTest.ask(again, "select word from kept")).isEqualTo("committed");
    }
  }
}
