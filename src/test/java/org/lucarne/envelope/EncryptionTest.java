package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import org.junit.jupiter.api.Test;

class EncryptionTest {
  private final Identity key = Identity.generate();

  @Test
  void theFileIsOneThatUploadsAccept() throws Exception {
    byte[] file = AgeFiles.encrypted(10, key);

    AgeHeader header = AgeHeader.parse(file, file.length);

    assertThat(header.sizeBytes()).isEqualTo(AgeFiles.HEADER_BYTES);
    assertThat(AgeSize.plaintextBytes(file.length, header)).isEqualTo(10);
  }

  @Test
  void encryptingTwiceGivesOtherBytes() throws Exception {
    assertThat(AgeFiles.encrypted(10, key)).isNotEqualTo(AgeFiles.encrypted(10, key));
  }

  @Test
  void aPlaintextThatBreaksOffLeavesAFileThatDoesNotOpen() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    IOException broken = new IOException("disk");
    InputStream plaintext =
        new SequenceInputStream(
            new ByteArrayInputStream(new byte[200_000]),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw broken;
              }
            });

    assertThat(catchThrowable(() -> Encryption.encrypt(plaintext, file, key.recipient())))
        .isSameAs(broken);
    assertThat(AgeFiles.outcome(AgeFiles.DECRYPTION, file.toByteArray(), key).failure())
        .isInstanceOf(UndecryptableException.class);
  }

  @Test
  void theCallersStreamStaysOpen() throws Exception {
    boolean[] closed = new boolean[1];
    OutputStream file =
        new ByteArrayOutputStream() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    Encryption.encrypt(InputStream.nullInputStream(), file, key.recipient());

    assertThat(closed[0]).isFalse();
  }

  @Test
  void whatIsNoRecipientIsRefused() {
    for (String recipient : new String[] {"", "age1", key.recipient() + "q", "AGE-SECRET-KEY-1"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              Encryption.encrypt(
                  InputStream.nullInputStream(), OutputStream.nullOutputStream(), recipient));
    }
  }
}
