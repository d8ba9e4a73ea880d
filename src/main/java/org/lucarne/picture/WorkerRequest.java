package org.lucarne.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;

/**
 * One picture on its way to a worker: limits, length, bytes.
 *
 * @param memory of the original; whoever has rendered it closes it
 */
record WorkerRequest(PictureLimits limits, Original original, Arena memory) {
  /** Far more than any upload: only a broken sender says so. */
  private static final int MOST_BYTES = 1 << 30;

  /** What goes ahead of the bytes. */
  static void announce(DataOutputStream out, PictureLimits limits, int bytes) throws IOException {
    out.writeLong(limits.pixels());
    out.writeInt(limits.side());
    out.writeInt(limits.scans());
    out.writeInt(bytes);
  }

  /**
   * Waits for the next one.
   *
   * @throws EOFException when there is none any more
   */
  @SuppressWarnings("MustBeClosedChecker") // by whoever takes the request, on another thread
  static WorkerRequest read(DataInputStream in) throws IOException {
    PictureLimits limits = new PictureLimits(in.readLong(), in.readInt(), in.readInt());
    int bytes = in.readInt();
    if (bytes < 0 || bytes > MOST_BYTES) {
      throw new IOException("a picture of " + bytes + " bytes was announced");
    }
    Arena memory = Arena.ofShared();
    try {
      return new WorkerRequest(limits, Original.read(in, bytes, memory), memory);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      memory.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return "WorkerRequest of " + original;
  }
}
