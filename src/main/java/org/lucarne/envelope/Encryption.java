package org.lucarne.envelope;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.List;

/** Writes age v1 files with one X25519 recipient. */
public final class Encryption {
  private Encryption() {}

  /**
   * Encrypts the whole stream. Closes neither stream. When it throws, the file written so far lacks
   * its last chunk and opens nowhere.
   *
   * @param recipient {@code age1…}
   */
  public static void encrypt(InputStream plaintext, OutputStream file, String recipient)
      throws IOException {
    RecipientStanzaWriter writer = stanzaWriter(recipient);
    WritableByteChannel channel;
    try {
      channel =
          new StandardEncryptingChannelFactory()
              .newEncryptingChannel(new Sink(file), List.of(writer));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("writing an age header", e);
    }
    byte[] buffer = new byte[AgeSize.CHUNK_BYTES];
    for (int read = plaintext.read(buffer); read >= 0; read = plaintext.read(buffer)) {
      channel.write(ByteBuffer.wrap(buffer, 0, read));
    }
    // Closing writes the last chunk, hence no try-with-resources: a failure must not look whole.
    channel.close();
  }

  private static RecipientStanzaWriter stanzaWriter(String recipient) {
    try {
      return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException("expected an age X25519 recipient, age1…", e);
    }
  }

  /** The caller's stream as a channel; closing it ends the file, not the stream. */
  private static final class Sink implements WritableByteChannel {
    private final OutputStream file;
    private boolean open = true;

    Sink(OutputStream file) {
      this.file = file;
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
      int size = buffer.remaining();
      file.write(buffer.array(), buffer.arrayOffset() + buffer.position(), size);
      buffer.position(buffer.limit());
      return size;
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      file.flush();
    }
  }
}
