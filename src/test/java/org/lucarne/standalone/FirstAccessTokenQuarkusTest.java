package org.lucarne.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.lucarne.sender.AccessTokens;
import org.lucarne.setting.StartupConfig;
import org.lucarne.start.LucarneTestResource;

@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class FirstAccessTokenQuarkusTest {
  @Inject StartupConfig config;
  @Inject AccessTokens tokens;
  @Inject FirstAccessToken first;

  @Test
  void theFirstStartLeavesOneTokenForItsOwnerOnly() throws IOException {
    Path file = config.home().resolve("access-token");
    assertThat(Files.readString(file)).matches("luc_\\S+\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(QuarkusTransaction.requiringNew().call(tokens::isEmpty)).isFalse();
  }

  @Test
  void laterStartsMakeNoOther() throws IOException {
    Path file = config.home().resolve("access-token");
    byte[] before = Files.readAllBytes(file);
    Object inode = Files.getAttribute(file, "unix:ino");
    first.issue(new StartupEvent());
    assertThat(file).hasBinaryContent(before);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
  }
}
