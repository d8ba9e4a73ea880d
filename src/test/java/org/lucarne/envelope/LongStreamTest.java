package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long file needs no more memory than a short one: what is held is what was read ahead. */
class LongStreamTest {
  private static final long PLAINTEXT_BYTES = 200L * 1024 * 1024;
  private static final long TWO_CHUNKS_AND_A_HEADER = 2 * 65552 + 16 + 1024;

  @TempDir Path directory;

  private final Identity key = Identity.generate();

  @Test
  void noMoreThanTwoChunksAreHeldHoweverLongTheFile() throws Exception {
    Path file = directory.resolve("long.age");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Encryption.encrypt(new Zeros(PLAINTEXT_BYTES), out, key.recipient());
    }
    assertThat(Files.size(file))
        .isEqualTo(AgeSize.fileBytes(PLAINTEXT_BYTES, AgeFiles.HEADER_BYTES));

    try (InputStream ciphertext = Files.newInputStream(file);
        InputStream expected = Files.newInputStream(file)) {
      Counting source = new Counting(ciphertext);
      InputStream stream = AgeFiles.AUTHENTICATION.open(source, key);
      long held = 0;
      long released = 0;
      byte[] buffer = new byte[65536];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        held = Math.max(held, source.bytes - released);
        released += read;
        byte[] same = expected.readNBytes(read);
        assertThat(Arrays.equals(buffer, 0, read, same, 0, read)).isTrue();
      }
      assertThat(released).isEqualTo(Files.size(file));
      assertThat(held).isLessThanOrEqualTo(TWO_CHUNKS_AND_A_HEADER);
    }
  }

  @Test
  void decryptingReadsNoFurtherAheadEither() throws Exception {
    Path file = directory.resolve("long.age");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      Encryption.encrypt(new Zeros(PLAINTEXT_BYTES), out, key.recipient());
    }
    try (InputStream ciphertext = Files.newInputStream(file)) {
      Counting source = new Counting(ciphertext);
      InputStream stream = Decryption.open(source, key);
      long released = 0;
      byte[] buffer = new byte[65536];
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        released += read;
        long chunks = Math.ceilDiv(released, 65536);
        assertThat(source.bytes - released)
            .isLessThanOrEqualTo(chunks * 16 + TWO_CHUNKS_AND_A_HEADER);
      }
      assertThat(released).isEqualTo(PLAINTEXT_BYTES);
    }
  }

  /** Counts what was read of the stream. */
  private static final class Counting extends FilterInputStream {
    private long bytes;

    Counting(InputStream source) {
      super(source);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      bytes += Math.max(read, 0);
      return read;
    }
  }

  /** That many zeros. */
  private static final class Zeros extends InputStream {
    private long left;

    Zeros(long size) {
      this.left = size;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int size = (int) Math.min(length, left);
      Arrays.fill(buffer, offset, offset + size, (byte) 0);
      left -= size;
      return size;
    }
  }
}
