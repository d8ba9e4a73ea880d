package org.lucarne.view;

import java.io.IOException;
import java.io.OutputStream;
import org.lucarne.picture.MediaType;

/** A whole plaintext, authenticated to its end. Closing gives its memory back to the budget. */
record PlaintextInMemory(byte[] all, MediaType type, MemoryBudget memory) implements Plaintext {
  @Override
  public long bytes() {
    return all.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(all);
  }

  @Override
  public void close() {
    memory.giveBack(all.length);
  }

  @Override
  public String toString() {
    return "PlaintextInMemory of " + all.length + " bytes";
  }
}
