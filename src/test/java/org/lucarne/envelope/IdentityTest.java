package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.exceptionfactory.jagged.bech32.Bech32;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  /** Key and recipient as age-keygen 1.1.1 wrote them. */
  private static final String KEY =
      "AGE-SECRET-KEY-1886YQ74M58KHRQM9M7S6JD3K5ASVZD8Q5MDNPGDJGTH5VAUJSLNS6H548J";

  private static final String RECIPIENT =
      "age1tgr6x6hz2mqrgq26ytjs7fkkt5dhyvn0lq8ktvuqku7mw5600qdsda9c70";
  private static final String RECIPIENT_DIGEST =
      "28ca9e3daf3a39f9e987264b0bb5b01f36108b2bfd03e93f9c61d54aa7707d15";

  @Test
  void theRecipientIsTheOneAgeKeygenPrints() throws Exception {
    assertThat(Identity.parse(KEY).recipient()).isEqualTo(RECIPIENT);
  }

  @Test
  void theDigestIsOfTheRawPublicKey() throws Exception {
    byte[] raw = Bech32.getDecoder().decode(RECIPIENT).getData();

    assertThat(Identity.parse(KEY).recipientDigest())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(raw))
        .isEqualTo(HexFormat.of().parseHex(RECIPIENT_DIGEST));
  }

  @Test
  void aGeneratedIdentityIsReadBackAsTheSame() throws Exception {
    Identity identity = Identity.generate();
    Identity again = Identity.parse(new String(identity.encoded(), US_ASCII));

    assertThat(again.recipient()).isEqualTo(identity.recipient()).startsWith("age1");
    assertThat(Identity.generate().recipient()).isNotEqualTo(identity.recipient());
  }

  @Test
  void zeroingTheEncodedCopyLeavesTheIdentity() throws Exception {
    Identity identity = Identity.parse(KEY);

    Arrays.fill(identity.encoded(), (byte) 0);

    assertThat(identity.encoded()).isEqualTo(KEY.getBytes(US_ASCII));
  }

  @Test
  void itPrintsNothingOfItself() throws Exception {
    assertThat(Identity.parse(KEY).toString()).isEqualTo("Identity");
  }

  @Test
  void everyMistypedCharacterIsNoticedAndNotRepeated() {
    for (int i = 0; i < KEY.length(); i++) {
      char other = KEY.charAt(i) == 'Q' ? 'P' : 'Q';
      refused(KEY.substring(0, i) + other + KEY.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "AGE-SECRET-KEY-1", KEY + " ", " " + KEY, KEY + "\n", RECIPIENT})
  void whatIsNotExactlyAnIdentityIsRefused(String text) {
    refused(text);
  }

  @Test
  void anotherSpellingOfTheSameKeyIsRefused() {
    refused(KEY.toLowerCase(Locale.ROOT));
    refused(withStrayPaddingBits());
  }

  @Test
  void aKeyOfAnotherLengthOrKindIsRefused() {
    refused(encode("AGE-SECRET-KEY-", new byte[31]));
    refused(encode("AGE-SECRET-KEY-", new byte[33]));
    refused(encode("AGE-PLUGIN-KEY-", new byte[32]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        KEY,
        KEY + "\n",
        "# created: 2026-11-23T10:00:00Z\n# public key: " + RECIPIENT + "\n" + KEY + "\n",
        "# comment\r\n\r\n" + KEY + "\r\n",
        "# Schlüssel für heute\n\n\n" + KEY + "\n#end"
      })
  void anIdentityFileMayHoldCommentsAndEmptyLines(String text) throws Exception {
    assertThat(Identity.parseFile(text.getBytes(UTF_8)).recipient()).isEqualTo(RECIPIENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "# only a comment\n",
        KEY + "\n" + KEY + "\n",
        KEY + "\nAGE-SECRET-KEY-1\n",
        "# a comment\r" + KEY + "\n",
        " " + KEY + "\n",
        KEY + "\r\r\n",
        "key: " + KEY + "\n"
      })
  void anIdentityFileHoldsExactlyOneKey(String text) {
    assertThatExceptionOfType(InvalidIdentityException.class)
        .isThrownBy(() -> Identity.parseFile(text.getBytes(UTF_8)))
        .withMessageNotContaining(KEY)
        .withNoCause();
  }

  /** The same 32 bytes with a bit set in the padding, under a checksum that is right for it. */
  private static String withStrayPaddingBits() {
    return "AGE-SECRET-KEY-1886YQ74M58KHRQM9M7S6JD3K5ASVZD8Q5MDNPGDJGTH5VAUJSLN38PQQ6Q";
  }

  private static String encode(String humanReadablePart, byte[] data) {
    return Bech32.getEncoder().encode(humanReadablePart, data).toString();
  }

  private static void refused(String text) {
    assertThatExceptionOfType(InvalidIdentityException.class)
        .isThrownBy(() -> Identity.parse(text))
        .withMessageContaining("expected an age X25519 identity")
        .withMessageNotContaining(KEY.substring(20))
        .withNoCause();
  }
}
