package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code age} command as the judge of what we read and write. */
class AgeCommandTest {
  @TempDir Path directory;

  private final Identity key = Identity.generate();
  private Path identityFile;
  private Path plaintext;
  private Path file;

  @BeforeEach
  void paths() throws Exception {
    identityFile = directory.resolve("identity.txt");
    plaintext = directory.resolve("plaintext");
    file = directory.resolve("file.age");
    Files.write(identityFile, key.encoded());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65536, 131073, 3_000_000})
  void ageOpensWhatWeEncrypt(int size) throws Exception {
    Files.write(file, AgeFiles.encrypted(size, key));

    byte[] output = run("age", "--decrypt", "-i", identityFile, file);

    assertThat(output).isEqualTo(AgeFiles.plaintext(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65536, 131073, 3_000_000})
  void weOpenWhatAgeEncrypts(int size) throws Exception {
    Files.write(plaintext, AgeFiles.plaintext(size));

    run("age", "--encrypt", "-r", key.recipient(), "-o", file, plaintext);

    byte[] bytes = Files.readAllBytes(file);
    AgeHeader header = AgeHeader.parse(bytes, bytes.length);
    assertThat(AgeSize.plaintextBytes(bytes.length, header)).isEqualTo(size);
    assertThat(AgeFiles.outcome(AgeFiles.DECRYPTION, bytes, key).released())
        .isEqualTo(AgeFiles.plaintext(size));
    assertThat(AgeFiles.outcome(AgeFiles.AUTHENTICATION, bytes, key).released()).isEqualTo(bytes);
  }

  @Test
  void ageKeygenPrintsTheRecipientWePrint() throws Exception {
    assertThat(recipientOf(identityFile)).isEqualTo(key.recipient());
  }

  @Test
  void anIdentityFileOfAgeKeygenIsRead() throws Exception {
    Path generated = directory.resolve("generated.txt");
    run("age-keygen", "-o", generated);

    Identity read = Identity.parseFile(Files.readAllBytes(generated));

    assertThat(read.recipient()).isEqualTo(recipientOf(generated));
  }

  @Test
  void otherFilesOfAgeAreRefused() throws Exception {
    Files.writeString(plaintext, "clear");
    String other = Identity.generate().recipient();

    run("age", "--armor", "-r", key.recipient(), "-o", file, plaintext);
    refused(Files.readAllBytes(file));
    run("age", "-r", key.recipient(), "-r", other, "-o", file, plaintext);
    refused(Files.readAllBytes(file));
  }

  private static void refused(byte[] bytes) {
    assertThat(catchThrowable(() -> AgeHeader.parse(bytes, bytes.length)))
        .isInstanceOf(NotEncryptedException.class);
  }

  private String recipientOf(Path file) throws Exception {
    return new String(run("age-keygen", "-y", file), US_ASCII).strip();
  }

  /** Runs the command to its good end, and gives what it printed. */
  private byte[] run(Object... command) throws IOException, InterruptedException {
    Path complaints = directory.resolve("stderr");
    Process process =
        new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
            .redirectError(complaints.toFile())
            .start();
    process.getOutputStream().close();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(Files.readString(complaints)).isZero();
    return output;
  }
}
