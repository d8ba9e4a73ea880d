package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgeHeaderTest {
  private static final String VERSION = "age-encryption.org/v1\n";
  private static final String KEY = "TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc";
  private static final String RECIPIENT = "-> X25519 " + KEY + "\n" + KEY + "\n";
  private static final String GREASE = "-> Xy-grease a !~ b\nYWJj\n";
  private static final String MAC = "--- " + KEY + "\n";

  @Test
  void oneRecipientIsAccepted() throws Exception {
    String header = VERSION + RECIPIENT + MAC;

    assertThat(parse(header + "payload").sizeBytes()).isEqualTo(header.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {GREASE + RECIPIENT, RECIPIENT + GREASE, RECIPIENT + "-> a-grease\n\n"})
  void oneGreaseStanzaBesideTheRecipientIsTolerated(String stanzas) throws Exception {
    String header = VERSION + stanzas + MAC;

    assertThat(parse(header).sizeBytes()).isEqualTo(header.length());
  }

  @Test
  void aBodyWhoseLastLineWouldBeFullNeedsAnEmptyLineAfterIt() throws Exception {
    String full = "A".repeat(64) + "\n";

    assertThat(parse(VERSION + RECIPIENT + "-> a-grease\n" + full + "\n" + MAC)).isNotNull();
    refused(VERSION + RECIPIENT + "-> a-grease\n" + full + MAC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MAC,
        GREASE + MAC,
        RECIPIENT + RECIPIENT + MAC,
        RECIPIENT + GREASE + GREASE + MAC,
        "-> scrypt bBjlhJVYZeE4aqUdmtRHfw 18\n" + KEY + "\n" + MAC,
        RECIPIENT + "-> ssh-ed25519 aaaa " + KEY + "\n" + KEY + "\n" + MAC,
        RECIPIENT + "-> grease\n\n" + MAC,
        "-> x25519 " + KEY + "\n" + KEY + "\n" + MAC
      })
  void otherRecipientsThanExactlyOneOfX25519AreRefused(String rest) {
    refused(VERSION + rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-> X25519\n" + KEY + "\n",
        "-> X25519 " + KEY + " " + KEY + "\n" + KEY + "\n",
        "-> X25519 " + KEY + "A\n" + KEY + "\n",
        "-> X25519 " + KEY + "\n" + KEY + "A\n",
        "-> X25519 " + KEY + "\n\n",
        "-> X25519  " + KEY + "\n" + KEY + "\n",
        "-> X25519 " + KEY + " \n" + KEY + "\n",
        "->X25519 " + KEY + "\n" + KEY + "\n",
        "-> X25519 " + KEY + "\r\n" + KEY + "\n",
        "-> X25519 " + KEY + "\n" + KEY + "=\n"
      })
  void aStanzaOfAnotherShapeIsRefused(String stanza) {
    refused(VERSION + stanza + MAC);
  }

  @Test
  void base64IsCanonical() {
    String stray = KEY.substring(0, 42) + "d";

    refused(VERSION + "-> X25519 " + stray + "\n" + KEY + "\n" + MAC);
    refused(VERSION + "-> X25519 " + KEY + "\n" + stray + "\n" + MAC);
    refused(VERSION + RECIPIENT + "--- " + stray + "\n");
    refused(VERSION + RECIPIENT + "-> a-grease\nYW_j\n" + MAC);
    refused(VERSION + RECIPIENT + "-> a-grease\nYWJjA\n" + MAC);
  }

  @Test
  void aBodyIsWrappedAt64Columns() {
    refused(VERSION + RECIPIENT + "-> a-grease\n" + "A".repeat(68) + "\n" + MAC);
    refused(VERSION + RECIPIENT + "-> a-grease\nAAAA\nAAAA\n" + MAC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"---\n", "---" + KEY + "\n", "--- \n", "---  " + KEY + "\n", "--- " + KEY + " \n"})
  void theMacLineIsExact(String mac) {
    refused(VERSION + RECIPIENT + mac);
  }

  @Test
  void noCutHeaderIsAccepted() {
    String header = VERSION + GREASE + RECIPIENT + MAC;

    IntStream.range(0, header.length()).forEach(end -> refused(header.substring(0, end)));
  }

  @Test
  void whatLiesBeyondTheLengthGivenIsNotRead() {
    byte[] header = bytes(VERSION + RECIPIENT + MAC);

    refused(header, header.length - 1);
  }

  @Test
  void aHeaderHasAtMost1024Bytes() throws Exception {
    assertThat(parse(headerOf(1024)).sizeBytes()).isEqualTo(1024);
    refused(headerOf(1025));
    refused(VERSION + RECIPIENT + GREASE.repeat(600) + MAC);
  }

  @Test
  void whatIsNotEncryptedIsToldToEncrypt() {
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'};

    assertThatExceptionOfType(NotEncryptedException.class)
        .isThrownBy(() -> AgeHeader.parse(jpeg, jpeg.length))
        .withMessageContaining("age-encryption.org/v1")
        .withMessageContaining("encrypt before you send")
        .withMessageNotContaining("JFIF");
    refused("");
    refused("a");
    refused("age-encryption.org/v2\n" + RECIPIENT + MAC);
    refused("age-encryption.org/v1\r\n" + RECIPIENT + MAC);
  }

  @Test
  void anArmoredFileIsToldToComeInBinary() {
    byte[] armored = bytes("-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n");

    assertThatExceptionOfType(NotEncryptedException.class)
        .isThrownBy(() -> AgeHeader.parse(armored, armored.length))
        .withMessageContaining("without --armor");
  }

  @Test
  void aHeaderOfAnImpossibleSizeCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AgeHeader(1025));
    assertThatIllegalArgumentException().isThrownBy(() -> new AgeHeader(0));
  }

  private static String headerOf(int size) {
    String rest = VERSION + RECIPIENT + MAC;
    return VERSION + RECIPIENT + grease(size - rest.length()) + MAC;
  }

  private static String grease(int size) {
    String fixed = "-> -grease\n\n";
    return "-> " + "x".repeat(size - fixed.length()) + "-grease\n\n";
  }

  private static AgeHeader parse(String text) throws NotEncryptedException {
    return AgeHeader.parse(bytes(text), text.length());
  }

  private static void refused(String text) {
    refused(bytes(text), text.length());
  }

  private static void refused(byte[] bytes, int length) {
    assertThatExceptionOfType(NotEncryptedException.class)
        .as("%s", new String(bytes, 0, length, ISO_8859_1))
        .isThrownBy(() -> AgeHeader.parse(bytes, length))
        .withMessageContaining("expected")
        .withMessageNotContaining(KEY);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }
}
