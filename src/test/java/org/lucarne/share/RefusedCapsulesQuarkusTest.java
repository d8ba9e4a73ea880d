package org.lucarne.share;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lucarne.share.Declarations.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.envelope.Identity;
import org.lucarne.start.LucarneTestResource;

/** A capsule is an age file to the server's recipient that holds one identity nobody used. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RefusedCapsulesQuarkusTest {
  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(100));
  }

  @Test
  void aCapsuleIsRequired() {
    share.request().remove("capsule");
    refused(share, "#/capsule");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%", "YWdl LQ==", "YWdlLQ", "YWdl-_==", "YQ=="})
  void aCapsuleThatIsNotBase64OfAnAgeFileIsRefused(String text) {
    share.request().put("capsule", text);
    refused(share, "#/capsule");
  }

  @Test
  void aCapsuleForAnotherRecipientIsRefused() {
    capsule(TestShare.encrypt(share.key().encoded(), Identity.generate().recipient()));
  }

  @Test
  void aCapsuleWithTwoStanzasIsRefused() throws Exception {
    capsule(age("-r", recipient(), "-r", Identity.generate().recipient()));
  }

  @Test
  void anArmoredCapsuleIsRefused() throws Exception {
    capsule(age("--armor", "-r", recipient()));
  }

  @Test
  void aCapsuleToAPassphraseOrOfPlainTextIsRefused() {
    capsule(share.key().encoded());
    capsule("age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 1\n".getBytes(US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "# only a comment\n", "AGE-SECRET-KEY-1QQQQ", "hello", "KEY\nKEY\n"})
  void aCapsuleHoldsExactlyOneIdentity(String template) {
    String key = new String(share.key().encoded(), US_ASCII);
    String other = new String(Identity.generate().encoded(), US_ASCII);
    String text = template.replaceFirst("KEY\nKEY", key + "\n" + other);
    capsule(TestShare.encrypt(text.getBytes(US_ASCII), recipient()));
  }

  @Test
  void commentsAroundTheIdentityAreIgnored() {
    String text = "# created: today\r\n\r\n" + new String(share.key().encoded(), US_ASCII) + "\r\n";
    byte[] file = TestShare.encrypt(text.getBytes(US_ASCII), recipient());
    share.request().put("capsule", Base64.getEncoder().encodeToString(file));
    assertThat(share.declare().id()).isNotEmpty();
  }

  @Test
  void aCapsuleOfMoreThanAKibibyteIsRefused() {
    String text = "#".repeat(1_024) + "\n" + new String(share.key().encoded(), US_ASCII);
    capsule(TestShare.encrypt(text.getBytes(US_ASCII), recipient()));
  }

  @Test
  void aCapsuleThatWasTamperedWithIsRefused() {
    byte[] file = Base64.getDecoder().decode(TestShare.capsule(share.key()));
    file[file.length - 1] ^= 1;
    capsule(file);
    capsule(java.util.Arrays.copyOf(file, file.length - 1));
  }

  @Test
  void aShareKeyIsGoodForOneShareOnly() {
    share.declare();
    refused(share, "#/capsule");
    share.request().put("capsule", TestShare.capsule(share.key()));
    refused(share, "#/capsule");
  }

  private void capsule(byte[] file) {
    share.request().put("capsule", Base64.getEncoder().encodeToString(file));
    refused(share, "#/capsule");
  }

  private static String recipient() {
    return Api.call().accept("text/plain").get("/api/v1/recipient").asString().strip();
  }

  private byte[] age(String... arguments) throws IOException, InterruptedException {
    java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of("age"));
    command.addAll(java.util.List.of(arguments));
    Process age = new ProcessBuilder(command).start();
    try (var in = age.getOutputStream()) {
      in.write(share.key().encoded());
    }
    byte[] file = age.getInputStream().readAllBytes();
    String error = new String(age.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(age.waitFor()).as(error).isZero();
    return file;
  }
}
