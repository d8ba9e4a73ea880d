package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What mail programs, editors and people make of a token. T stands for it, A and B for its halves.
 */
class LinkTextTest {
  private static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEf";

  private static String written(String form) {
    return form.replace("T", TOKEN)
        .replace("{A}", TOKEN.substring(0, 20))
        .replace("{B}", TOKEN.substring(20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T",
        "T.",
        "T,",
        "T;",
        "T)",
        "T]",
        "T/",
        "T%20",
        "%20T",
        "T%0A",
        "%0AT",
        "%0D%0AT%0D%0A",
        "T%3E",
        "%3CT%3E",
        "%3E%20T",
        "%22T%22",
        "'T'",
        "%E2%80%9CT%E2%80%9D",
        "%C2%ABT%C2%BB",
        "%E2%80%8BT",
        "T%E2%80%8B",
        "%EF%BB%BFT",
        "%C2%A0T",
        "{A}%0A{B}",
        "{A}%0D%0A{B}",
        "{A}%20{B}",
        "{A}%0A%3E%20{B}",
        "{A}%0D%0A%3E%20%3E%20{B}",
        "{A}%C2%AD{B}",
        "{A}%E2%80%8B{B}",
        "{A}%E2%80%8D{B}",
        "{A}%E2%80%AE{B}",
        "{A}%3D%0D%0A{B}",
        "{A}%09{B}",
        "{A}&shy;{B}",
        "{A}&#173;{B}",
        "{A}%250A{B}",
        "{A}%252520{B}",
        "T%23abcdefghijklmnopqrstuv",
        "T%2523abcdefghijklmnopqrstuv",
        "T&amp;utm=1",
        "T?x",
        "https://lucarne.example/s/T",
        "https:%2F%2Flucarne.example%2Fs%2FT",
        "*T*"
      })
  void whatNoTokenContainsIsDropped(String form) {
    assertThat(LinkText.of(written(form)).token()).isEqualTo(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T",
        "https://lucarne.example/s/T",
        "  <https://lucarne.example/s/T>  ",
        "https://lucarne.example/s/{A} {B}",
        "Bonjour, voici le lien : https://lucarne.example/s/T, merci",
        "https://gate.example/s/abc/?u=https%3A%2F%2Flucarne.example%2Fs%2FT%23x",
        "https://lucarne.example/s/T/open",
        "//s/T"
      })
  void inWhatIsPastedTheLinkIsFound(String form) {
    assertThat(LinkText.pasted(written(form)).token()).isEqualTo(TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "https://lucarne.example/s/", "/s//s//s/", "/s/{A}", "Tx"})
  void whereThereIsNoLinkNoneIsFound(String form) {
    assertThat(LinkText.pasted(written(form)).token()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "x", "{A}", "{A}.{A}", "Tx", "T-", "T_", "T9", "T%61", "T%C3%A9", "%", "%%%", "%zz",
        "&&&&", "/open"
      })
  void whatIsLongerOrShorterIsNone(String form) {
    assertThat(LinkText.of(written(form)).token()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T%23abcdefghijklmnopqrstuv",
        "T%2523abcdefghijklmnopqrstuv",
        "T/#x",
        "{A}%20{B}#x"
      })
  void whatFollowsIsKeptForWhoLooksForSecrets(String form) {
    assertThat(LinkText.of(written(form)).tail()).contains("#");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "&", "%25", "/s/", "%2525", " ", "A", "&#", "%E2%80%8B"})
  void theWorstInputCostsAsMuchAsItIsLong(String worst) {
    org.lucarne.LinearCost.assertLinear(worst, LinkText::of);
  }
}
