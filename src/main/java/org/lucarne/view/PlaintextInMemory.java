package org.lucarne.view;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lucarne.picture.MediaType;

/**
 * A whole plaintext, authenticated to its end. Closing gives its memory back to the budget, once:
 * an archive and its transfer both close their first picture.
 */
final class PlaintextInMemory implements ObjectBytes {
  private final byte[] all;
  private final MediaType type;
  private final MemoryBudget memory;
  private final AtomicBoolean closed = new AtomicBoolean();

  PlaintextInMemory(byte[] all, MediaType type, MemoryBudget memory) {
    this.all = all;
    this.type = type;
    this.memory = memory;
  }

  @Override
  public long bytes() {
    return all.length;
  }

  @Override
  public MediaType type() {
    return type;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(all);
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      memory.giveBack(all.length);
    }
  }
}
