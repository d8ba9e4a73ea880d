package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README says somebody should type, typed. */
class ReadmeIT {
  private static final Pattern BLOCK =
      Pattern.compile("## Send and open\n.*?```sh\n(.*?)```", Pattern.DOTALL);
  private static final String ITS_ADDRESS = "http://localhost:8080";
  private static final String ITS_HOME = "~/.lucarne";

  @Test
  void aPictureIsSentAndOpenedAsTheReadmeSays(@TempDir Path directory)
      throws IOException, InterruptedException {
    Files.copy(Photographs.UPRIGHT, directory.resolve("photo.jpg"));
    try (RunningLucarne lucarne = RunningLucarne.start()) {
      String script =
          block()
              .replace(ITS_ADDRESS, lucarne.url().toString())
              .replace(ITS_HOME, lucarne.home().toString());

      Command command = Command.run(directory, Map.of(), List.of("sh", "-e", "-c", script));

      assertThat(command.outputOfSuccess()).contains(lucarne.url() + "/s/");
      assertThat(directory.resolve("opened.jpg")).hasSameBinaryContentAs(Photographs.UPRIGHT);
      assertThat(directory.resolve("share.key")).doesNotExist();
    }
  }

  @Test
  void theReadmeNamesThePlaceholdersThatThisTestFills() throws IOException {
    assertThat(block()).contains(ITS_ADDRESS, ITS_HOME);
  }

  private static String block() throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("README.md")));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
