package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
  @ParameterizedTest
  @CsvSource({
    "https://lucarne.example, https://lucarne.example",
    "https://lucarne.example/, https://lucarne.example",
    "HTTPS://Lucarne.Example:443, https://lucarne.example",
    "https://lucarne.example:8443, https://lucarne.example:8443",
    "https://192.0.2.7, https://192.0.2.7",
    "http://localhost:8080, http://localhost:8080",
    "http://localhost:80/, http://localhost",
    "http://lucarne.localhost, http://lucarne.localhost",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
    "http://127.9.9.9, http://127.9.9.9",
    "http://[::1]:8080, http://[::1]:8080"
  })
  void anOriginIsKeptAsABrowserWouldSendIt(String value, String origin) {
    assertThat(PublicUrl.parse(value)).isEqualTo(origin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://lucarne.example",
        "http://localhost.example",
        "http://notlocalhost",
        "http://127.0.0.1.example",
        "http://128.0.0.1",
        "http://10.127.0.0",
        "http://0.0.0.0",
        "http://[::]",
        "http://[::2]"
      })
  void anythingButALoopbackHostMustBeHttps(String value) {
    assertThatThrownBy(() -> PublicUrl.parse(value))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "LUCARNE_PUBLIC_URL is \"" + value + "\": anything but a loopback host must be https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lucarne.example",
        "//lucarne.example",
        "ftp://lucarne.example",
        "https://",
        "https:lucarne.example",
        "http://.localhost",
        "https://lucarne.example/path",
        "https://lucarne.example//",
        "https://lucarne.example?",
        "https://lucarne.example/?q=1",
        "https://lucarne.example#",
        "https://somebody@lucarne.example",
        "https://luc arne.example",
        "https://luc_arne.example",
        "https://lucarne.example:0",
        "https://lucarne.example:65536",
        "https://lucarne.example:port"
      })
  void whatIsNoOriginIsRefusedByName(String value) {
    assertThatThrownBy(() -> PublicUrl.parse(value))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageStartingWith("LUCARNE_PUBLIC_URL is \"" + value.replaceAll("//.*@", "//…@"));
  }

  @Test
  void aPasswordInItIsNotShown() {
    assertThatThrownBy(() -> PublicUrl.parse("https://somebody:hunter2@lucarne.example"))
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void aHostWithAnUmlautIsToldItsPunycode() {
    assertThatThrownBy(() -> PublicUrl.parse("https://bilder.münchen.example"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("bilder.xn--mnchen-3ya.example");
  }
}
