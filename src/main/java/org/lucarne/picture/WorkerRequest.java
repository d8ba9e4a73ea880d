package org.lucarne.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/** One picture on its way to a worker: limits, length, bytes. */
record WorkerRequest(PictureLimits limits, byte[] original) {
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
  static WorkerRequest read(DataInputStream in) throws IOException {
    PictureLimits limits = new PictureLimits(in.readLong(), in.readInt(), in.readInt());
    int bytes = in.readInt();
    if (bytes < 0 || bytes > MOST_BYTES) {
      throw new IOException("a picture of " + bytes + " bytes was announced");
    }
    byte[] original = new byte[bytes];
    in.readFully(original);
    return new WorkerRequest(limits, original);
  }

  @Override
  public String toString() {
    return "WorkerRequest of " + original.length + " bytes";
  }
}
