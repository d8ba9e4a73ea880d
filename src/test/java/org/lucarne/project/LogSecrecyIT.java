package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No secret in any line that the program logged while the tests of its HTTP interface ran: they
 * used thousands of tokens, links, cookies, keys and file names. Runs after them.
 */
class LogSecrecyIT {
  private static final Path LOG = Path.of("target", "test-log", "lucarne.log");

  private static final Pattern SECRET =
      Pattern.compile(
          "luc_[A-Za-z0-9_-]{20,}"
              + "|lup_[A-Za-z0-9_-]{20,}"
              + "|/s/[A-Za-z0-9_-]{44}"
              + "|__Host-lucarne-[A-Za-z0-9_-]+="
              + "|AGE-SECRET-KEY-1"
              + "|YWdlLWVuY3J5cHRpb24"
              + "|age-encryption\\.org/v1"
              + "|Bearer [A-Za-z0-9]");

  @Test
  void nothingThatWasLoggedIsASecret() throws IOException {
    List<String> lines = Files.readAllLines(LOG);

    assertThat(lines).as("the log of the tests").hasSizeGreaterThan(20);
    assertThat(lines).noneMatch(line -> SECRET.matcher(line).find());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /s/ABLQYR6w1rWMVXm74ogUldSkXQVAJylvrSOFPyhtn_nF 200",
        "token luc__2007Px0cX580opHnZ2ttLEZftQsoSUwAzIikvySWs0wFGsnA",
        "token lup_AAKS8DXHqlD__V7FHksvrug5YN2VMPchomFMH2yfHejU",
        "cookie __Host-lucarne-Y2wZbrGcY-XCjW_dCMZzUQ=nDojhKbx-9Sx173YU19qHw",
      })
  void aSecretWouldBeFound(String line) {
    assertThat(SECRET.matcher(line).find()).isTrue();
  }
}
