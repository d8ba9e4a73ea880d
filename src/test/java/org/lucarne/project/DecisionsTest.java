package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each decision of docs/adr says under its title whether it still stands, and since when. */
class DecisionsTest {
  private static final Path FOLDER = Path.of("docs/adr");
  private static final String DATE = "2\\d{3}-[01]\\d-[0-3]\\d";
  private static final Pattern STATUS =
      Pattern.compile(
          "Status: accepted \\((?<accepted>%s)\\)".formatted(DATE)
              + "(?:, (?:in part )?superseded by \\[(?<number>\\d{3})]\\((?<file>[^)]+)\\)"
              + " \\((?<superseded>%s)\\))?".formatted(DATE));

  static List<Path> decisions() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aDecisionSaysWhetherItStillStands(Path decision) throws IOException {
    List<String> lines = Files.readAllLines(decision);

    assertThat(lines.get(0)).startsWith("# " + number(decision) + ": ");
    assertThat(lines.get(2)).matches(STATUS);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void aDecisionThatIsSupersededNamesALaterOne(Path decision) throws IOException {
    Matcher status = STATUS.matcher(Files.readAllLines(decision).get(2));
    assertThat(status.matches()).isTrue();
    String successor = status.group("file");
    if (successor == null) {
      return;
    }

    assertThat(FOLDER.resolve(successor)).exists();
    assertThat(successor).startsWith(status.group("number") + "-");
    assertThat(status.group("number")).isGreaterThan(number(decision));
    assertThat(status.group("superseded")).isGreaterThanOrEqualTo(status.group("accepted"));
  }

  @Test
  void everyNumberIsThereOnce() throws IOException {
    List<String> numbers = decisions().stream().map(DecisionsTest::number).toList();

    assertThat(numbers)
        .isEqualTo(IntStream.rangeClosed(1, numbers.size()).mapToObj("%03d"::formatted).toList());
  }

  private static String number(Path decision) {
    return String.valueOf(decision.getFileName()).substring(0, 3);
  }
}
