package org.lucarne.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * What an image is, told from its first bytes and from nothing else: what the sender says decides
 * nothing.
 */
public enum MediaType {
  JPEG("image/jpeg", "jpg"),
  PNG("image/png", "png"),
  GIF("image/gif", "gif"),
  WEBP("image/webp", "webp"),
  HEIC("image/heic", "heic"),
  AVIF("image/avif", "avif"),
  TIFF("image/tiff", "tif"),
  BMP("image/bmp", "bmp"),
  DICOM("application/dicom", "dcm"),
  PDF("application/pdf", "pdf"),
  UNKNOWN("application/octet-stream", "bin");

  /** As many bytes as {@link #of} looks at: a DICOM file names itself after 128 bytes. */
  public static final int SNIFFED_BYTES = 132;

  private static final Set<Integer> BMP_HEADER_BYTES = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

  /** In either order of bytes; the latter two are those of BigTIFF. */
  private static final Set<String> TIFF_BEGINNINGS =
      Set.of("II*\0", "MM\0*", "II+\0\b\0", "MM\0+\0\b");

  private final String name;
  private final String extension;

  MediaType(String name, String extension) {
    this.name = name;
    this.extension = extension;
  }

  /** As in {@code image/jpeg}. */
  public String mime() {
    return name;
  }

  /** Without a dot. */
  public String extension() {
    return extension;
  }

  /** Whether a browser may show it in our pages: raster formats that carry no script. */
  public boolean isShown() {
    return this == JPEG || this == PNG || this == GIF || this == WEBP;
  }

  /** The type with this name; {@link #UNKNOWN} for any other. */
  public static MediaType named(String mime) {
    for (MediaType type : values()) {
      if (type.name.equals(mime)) {
        return type;
      }
    }
    return UNKNOWN;
  }

  /** The type of what begins with these bytes. */
  public static MediaType of(byte[] bytes, int length) {
    byte[] head = Arrays.copyOf(bytes, Math.min(length, SNIFFED_BYTES));
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return GIF;
    }
    if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return WEBP;
    }
    if (TIFF_BEGINNINGS.stream().anyMatch(text::startsWith)) {
      return TIFF;
    }
    if (isBmp(head)) {
      return BMP;
    }
    if (text.startsWith("%PDF-")) {
      return PDF;
    }
    if (text.startsWith("DICM", 128)) {
      return DICOM;
    }
    return text.startsWith("ftyp", 4) && text.length() >= 12 ? ofBrand(text) : UNKNOWN;
  }

  /** "BM" alone begins many a text: the length of the second header says which kind it is. */
  private static boolean isBmp(byte[] head) {
    return head.length >= 18
        && head[0] == 'B'
        && head[1] == 'M'
        && BMP_HEADER_BYTES.contains((int) head[14])
        && head[15] == 0
        && head[16] == 0
        && head[17] == 0;
  }

  private static MediaType ofBrand(String text) {
    String brand = text.substring(8, 12);
    if (brand.equals("avif") || brand.equals("avis")) {
      return AVIF;
    }
    return HEIC_BRANDS.contains(brand) ? HEIC : UNKNOWN;
  }
}
