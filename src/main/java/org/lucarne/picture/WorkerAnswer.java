package org.lucarne.picture;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a worker says of a picture. Whoever reads it believes nothing: a picture may have won. */
sealed interface WorkerAnswer {
  record Made(Rendered rendered) implements WorkerAnswer {}

  record Refused(PictureRefusal refusal, String message) implements WorkerAnswer {}

  /** Eight times what the noisiest photograph of that size takes. */
  int MOST_DISPLAY_BYTES = 32 << 20;

  int MOST_THUMBNAIL_BYTES = 2 << 20;

  int MOST_MESSAGE_CHARACTERS = 200;

  private static int check(int value, int most) throws IOException {
    if (value < 1 || value > most) {
      throw new IOException("a worker announced " + value + ", allowed are 1 to " + most);
    }
    return value;
  }

  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Made(Rendered rendered) -> {
        out.writeByte(1);
        out.writeInt(rendered.width());
        out.writeInt(rendered.height());
        out.writeInt(rendered.pages());
        out.writeBoolean(rendered.moving());
        out.writeBoolean(rendered.incomplete());
        out.writeInt(rendered.trailingBytes());
        out.writeInt(rendered.display().length);
        out.writeInt(rendered.thumbnail().length);
        out.write(rendered.display());
        out.write(rendered.thumbnail());
      }
      case Refused(PictureRefusal refusal, String message) -> {
        out.writeByte(2);
        out.writeByte(refusal.ordinal());
        out.writeUTF(printable(message));
      }
    }
    out.flush();
  }

  /**
   * Reads one.
   *
   * @throws IOException when it ends early, or is none
   */
  static WorkerAnswer read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 1 -> new Made(readRendered(in));
      case 2 -> readRefused(in);
      default -> throw new IOException("a worker answered with " + kind);
    };
  }

  private static Rendered readRendered(DataInputStream in) throws IOException {
    int width = check(in.readInt(), Rendered.DISPLAY_PIXELS);
    int height = check(in.readInt(), Rendered.DISPLAY_PIXELS);
    int pages = check(in.readInt(), Rendered.MOST_PAGES);
    boolean moving = in.readBoolean();
    boolean incomplete = in.readBoolean();
    int trailing = in.readInt();
    if (trailing < 0) {
      throw new IOException("a worker found " + trailing + " bytes behind a picture");
    }
    byte[] display = new byte[check(in.readInt(), MOST_DISPLAY_BYTES)];
    byte[] thumbnail = new byte[check(in.readInt(), MOST_THUMBNAIL_BYTES)];
    in.readFully(display);
    in.readFully(thumbnail);
    return new Rendered(display, thumbnail, width, height, pages, moving, incomplete)
        .followedBy(trailing);
  }

  private static Refused readRefused(DataInputStream in) throws IOException {
    PictureRefusal[] all = PictureRefusal.values();
    int ordinal = in.readUnsignedByte();
    if (ordinal >= all.length) {
      throw new IOException("a worker refused for reason " + ordinal);
    }
    return new Refused(all[ordinal], printable(in.readUTF()));
  }

  /** For a log: one line of ASCII, and not a long one. */
  private static String printable(String message) {
    String line = message.replaceAll("[^ -~]", "?");
    return line.substring(0, Math.min(line.length(), MOST_MESSAGE_CHARACTERS));
  }
}
