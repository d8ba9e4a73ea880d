package org.lucarne.picture.corpus;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** TIFFs: after the header the pieces of each page, its long values, its directory. */
public final class Tiff {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final Set<Integer> SHORTS =
      Set.of(258, 259, 262, 274, 277, 284, 317, 320, 338, 339);

  private final ByteOrder order;
  private final List<Page> pages = new ArrayList<>();
  private long last;

  private Tiff(ByteOrder order) {
    this.order = order;
  }

  public static Tiff in(ByteOrder order) {
    return new Tiff(order);
  }

  /** One directory. */
  public static final class Page {
    private final Map<Integer, long[]> fields = new TreeMap<>();
    private final List<byte[]> pieces;
    private final boolean tiled;
    private byte @Nullable [] profile;

    private Page(List<byte[]> pieces, boolean tiled) {
      this.pieces = pieces;
      this.tiled = tiled;
    }

    public Page with(int tag, long... values) {
      fields.put(tag, values);
      return this;
    }

    public Page profile(byte[] icc) {
      profile = icc;
      return this;
    }
  }

  /** The quarters in colour, in strips of so many rows. */
  public static Page strips(int rows) {
    List<byte[]> strips = new ArrayList<>();
    for (int y = 0; y < Paint.HEIGHT; y += rows) {
      strips.add(samples(0, y, Paint.WIDTH, Math.min(rows, Paint.HEIGHT - y)));
    }
    return page(strips, false).with(278, rows);
  }

  /** The quarters in colour, in tiles of 16 × 16. */
  public static Page tiles() {
    List<byte[]> tiles = new ArrayList<>();
    for (int y = 0; y < Paint.HEIGHT; y += 16) {
      for (int x = 0; x < Paint.WIDTH; x += 16) {
        tiles.add(samples(x, y, 16, 16));
      }
    }
    return page(tiles, true).with(322, 16).with(323, 16);
  }

  private static Page page(List<byte[]> pieces, boolean tiled) {
    return new Page(pieces, tiled)
        .with(256, Paint.WIDTH)
        .with(257, Paint.HEIGHT)
        .with(258, 8, 8, 8)
        .with(259, 1)
        .with(262, 2)
        .with(277, 3);
  }

  private static byte[] samples(int left, int top, int width, int height) {
    Bytes bytes = Bytes.big();
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        bytes.u24(Paint.colour(Paint.QUARTERS, x, y));
      }
    }
    return bytes.toArray();
  }

  public Tiff add(Page page) {
    pages.add(page);
    return this;
  }

  /** Where the last directory says that the next one is. */
  public Tiff leadingTo(long at) {
    last = at;
    return this;
  }

  public byte[] toArray() {
    Bytes body = Bytes.in(order);
    List<byte[]> written = new ArrayList<>();
    for (Page page : pages) {
      written.add(write(page, body));
    }
    // Directories go behind everything, so that each knows where the next one is.
    Bytes all = Bytes.in(order).text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II").u16(42);
    long at = 8 + body.size();
    all.u32(at).raw(body.toArray());
    for (int i = 0; i < written.size(); i++) {
      at += written.get(i).length + 4;
      all.raw(written.get(i)).u32(i < written.size() - 1 ? at : last);
    }
    return all.toArray();
  }

  /** The entries of a directory; what they point to goes into the body. */
  private byte[] write(Page page, Bytes body) {
    long[] offsets = new long[page.pieces.size()];
    long[] lengths = new long[page.pieces.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = 8 + body.size();
      lengths[i] = page.pieces.get(i).length;
      body.raw(page.pieces.get(i));
    }
    Map<Integer, long[]> fields = new TreeMap<>(page.fields);
    fields.putIfAbsent(page.tiled ? 324 : 273, offsets);
    fields.putIfAbsent(page.tiled ? 325 : 279, lengths);
    Bytes entries = Bytes.in(order).u16(fields.size() + (page.profile == null ? 0 : 1));
    for (Map.Entry<Integer, long[]> field : fields.entrySet()) {
      entry(entries, body, field.getKey(), field.getValue());
    }
    if (page.profile != null) {
      entries.u16(34675).u16(7).u32(page.profile.length).u32(8 + body.size());
      body.raw(page.profile);
    }
    return entries.toArray();
  }

  private void entry(Bytes entries, Bytes body, int tag, long[] values) {
    int type = SHORTS.contains(tag) ? SHORT : LONG;
    Bytes packed = Bytes.in(order);
    for (long value : values) {
      if (type == SHORT) {
        packed.u16((int) value);
      } else {
        packed.u32(value);
      }
    }
    entries.u16(tag).u16(type).u32(values.length);
    if (packed.size() <= 4) {
      entries.raw(packed.toArray()).raw(new byte[4 - packed.size()]);
    } else {
      entries.u32(8 + body.size());
      body.raw(packed.toArray());
    }
  }
}
