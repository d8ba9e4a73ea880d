package org.lucarne.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.standalone.HomeLock;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MainTest {
  @TempDir Path home;

  @Test
  void aWrongPublicUrlIsOneLineAndExitCodeOne() throws Exception {
    assertRefused(Map.of("LUCARNE_PUBLIC_URL", "http://lucarne.example"), "LUCARNE_PUBLIC_URL");
  }

  @Test
  void aMalformedSettingIsOneLineAndExitCodeOne() throws Exception {
    assertRefused(
        Map.of("LUCARNE_SWEEP_EVERY", "abc"),
        "LUCARNE_SWEEP_EVERY is \"abc\"; it needs an ISO-8601 duration such as PT10S");
    assertRefused(Map.of("LUCARNE_STORAGE", "s3"), "LUCARNE_S3_BUCKET is missing");
    assertThat(home.resolve("postgres")).doesNotExist();
  }

  @Test
  void aHomeInUseIsOneLineAndExitCodeOne() throws Exception {
    try (HomeLock lock = HomeLock.take(home)) {
      assertRefused(Map.of(), "another Lucarne is running on " + home);
    }
  }

  @Test
  void aClusterNeverMakesKeys() throws Exception {
    Path keys = home.resolve("keys");
    Map<String, String> cluster = new HashMap<>();
    cluster.put("LUCARNE_MODE", "cluster");
    cluster.put("LUCARNE_PUBLIC_URL", "https://lucarne.example");
    cluster.put("LUCARNE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/lucarne");
    assertRefused(cluster, "LUCARNE_KEYS_DIR is " + keys);
    assertThat(keys).doesNotExist();
  }

  @Test
  void dataWhoseKeysAreMissingDoesNotGetNewOnes() throws Exception {
    Files.createDirectories(home.resolve("postgres"));
    assertRefused(Map.of(), "its keys are not in " + home.resolve("keys"));
    assertThat(home.resolve("keys")).doesNotExist();
  }

  @Test
  void aHomeThatIsAFileIsNamed() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "");
    assertRefused(Map.of("LUCARNE_HOME", file.toString()), "LUCARNE_HOME is " + file);
  }

  private void assertRefused(Map<String, String> variables, String message)
      throws IOException, InterruptedException {
    Map<String, String> all = new HashMap<>(Map.of("LUCARNE_HOME", home.toString()));
    all.putAll(variables);
    Process program = ChildProgram.startQuietly(Main.class, all);
    try {
      String said = new String(program.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(program.waitFor()).isEqualTo(1);
      assertThat(said.lines()).hasSize(1);
      assertThat(said).startsWith("Lucarne does not start: ").contains(message);
    } finally {
      program.destroyForcibly();
    }
  }
}
