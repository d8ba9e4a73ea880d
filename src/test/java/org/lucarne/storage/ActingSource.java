package org.lucarne.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A source during whose second read something else happens: the put is half-way then. */
final class ActingSource extends FilterInputStream {
  private final Runnable act;
  private int reads;

  ActingSource(InputStream source, Runnable act) {
    super(source);
    this.act = act;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (++reads == 2) {
      act.run();
    }
    return super.read(buffer, offset, length);
  }
}
