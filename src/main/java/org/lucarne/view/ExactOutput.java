package org.lucarne.view;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Takes exactly as many bytes as were announced. Servers cut what is too much and leave open what
 * is too little, and either would look like a whole transfer to somebody.
 */
final class ExactOutput extends FilterOutputStream {
  private long left;

  ExactOutput(OutputStream out, long bytes) {
    super(out);
    this.left = bytes;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    if (length > left) {
      throw new IOException("more bytes than announced: " + (length - left));
    }
    out.write(buffer, offset, length);
    left -= length;
  }

  void finish() throws IOException {
    if (left != 0) {
      throw new IOException("fewer bytes than announced: " + left);
    }
  }
}
