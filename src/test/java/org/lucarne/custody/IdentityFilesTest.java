package org.lucarne.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFilesTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path directory;
  private IdentityFiles files;

  @BeforeEach
  void firstStart() throws IOException {
    files = new IdentityFiles(directory);
    files.renew(START);
  }

  @Test
  void anIdentityThatLastsIsKept() throws IOException {
    files.renew(START.plus(Duration.ofDays(58)));

    assertThat(files.load()).hasSize(1);
  }

  @Test
  void anIdentityThatEndsSoonGetsASuccessorThatIsPublished() throws IOException {
    String first = files.load().getFirst().name();

    files.renew(START.plus(Duration.ofDays(61)));

    assertThat(files.load()).hasSize(2);
    assertThat(files.load().getFirst().name()).isNotEqualTo(first);
    assertThat(files.load().getLast().name()).isEqualTo(first);
  }

  @Test
  void anEndedIdentityIsDestroyedADayLater() throws IOException {
    Instant end = files.load().getFirst().notAfter();
    files.renew(end);

    assertThat(files.destroyEnded(end.plus(Duration.ofDays(1)))).isFalse();
    assertThat(files.destroyEnded(end.plus(Duration.ofDays(1)).plusMillis(1))).isTrue();

    assertThat(files.load()).hasSize(1);
    assertThat(files.load().getFirst().notAfter()).isAfter(end);
  }
}
