package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void frenchAndEnglishSayTheSameThings() throws IOException {
    assertThat(words("fr").keySet()).isEqualTo(words("en").keySet());
  }

  @Test
  void everyRefusalIsWordedInFull() throws IOException {
    for (Refusal refusal : Refusal.values()) {
      assertThat(words("fr"))
          .containsKeys(
              "refusalTitle_$" + refusal, "refusalWhy_$" + refusal, "refusalNext_$" + refusal);
    }
  }

  @Test
  void frenchPunctuationNeverStartsALine() throws IOException {
    assertThat(words("fr").values())
        .allSatisfy(text -> assertThat((String) text).doesNotContainPattern(" [:;!?»]|« |'"));
  }

  private static Properties words(String language) throws IOException {
    String name = "/messages/words_%s.properties".formatted(language);
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
