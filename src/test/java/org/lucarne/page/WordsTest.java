package org.lucarne.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.send.SendWord;

class WordsTest {
  private static final Pattern ASKED_FOR = Pattern.compile("\\bword\\([^;]*?\\)", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("\"([A-Z][A-Z_]+)\"");

  @ParameterizedTest
  @ValueSource(strings = {"words", "send"})
  void frenchAndEnglishSayTheSameThings(String bundle) throws IOException {
    assertThat(words(bundle, "fr").keySet()).isEqualTo(words(bundle, "en").keySet());
    assertThat(words(bundle, "fr").values())
        .allSatisfy(text -> assertThat((String) text).isNotBlank());
  }

  @Test
  void bothLanguagesFillInTheSameValues() throws IOException {
    Properties french = words("send", "fr");
    words("send", "en")
        .forEach((key, english) ->
            assertThat(places(french.getProperty((String) key)))
                .as((String) key)
                .isEqualTo(places((String) english)));
  }

  @Test
  void theSendPageCarriesEveryWordThatItsScriptAsksFor() throws IOException {
    Set<String> carried =
        Arrays.stream(SendWord.values()).map(SendWord::name).collect(Collectors.toSet());
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> scripts = Files.list(Path.of("src/main/webui/src/send"))) {
      for (Path script : scripts.toList()) {
        ASKED_FOR
            .matcher(Files.readString(script))
            .results()
            .flatMap(call -> NAME.matcher(call.group()).results())
            .forEach(name -> asked.add(name.group(1)));
      }
    }
    assertThat(asked).isNotEmpty();
    assertThat(carried).containsAll(asked);
  }

  @Test
  void everyRefusalIsWordedInFull() throws IOException {
    for (Refusal refusal : Refusal.values()) {
      assertThat(words("words", "fr"))
          .containsKeys(
              "refusalTitle_$" + refusal, "refusalWhy_$" + refusal, "refusalNext_$" + refusal);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"words", "send"})
  void frenchPunctuationNeverStartsALine(String bundle) throws IOException {
    assertThat(words(bundle, "fr").values())
        .allSatisfy(text -> assertThat((String) text).doesNotContainPattern(" [:;!?»]|« |'"));
  }

  private static Set<String> places(String text) {
    return Pattern.compile("%\\d|\\{\\w+}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private static Properties words(String bundle, String language) throws IOException {
    String name = "/messages/%s_%s.properties".formatted(bundle, language);
    Properties words = new Properties();
    try (Reader file =
        new InputStreamReader(
            Objects.requireNonNull(WordsTest.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      words.load(file);
    }
    return words;
  }
}
