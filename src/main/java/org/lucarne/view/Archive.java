package org.lucarne.view;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.picture.MediaType;
import org.lucarne.share.Share;

/**
 * What a link lets be kept of a share, as a zip of stored entries, streamed. Its length is known
 * before its first byte. Each entry is authenticated to its end before its header is written, which
 * needs the CRC-32 of the plaintext.
 */
final class Archive {
  // PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16, without extra fields or comments.
  private static final int LOCAL_HEADER_BYTES = 30;
  private static final int CENTRAL_HEADER_BYTES = 46;
  private static final int END_BYTES = 22;

  /**
   * When a picture was taken is nobody's business. A zip's time begins with 1980; for its very
   * first instant the JDK writes an extra field, which the length does not foresee.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

  private final ReadObject readObject;
  private final Share share;
  private final List<Entry> entries;

  /** Names come from the manifest where it has them. */
  static Archive of(
      ReadObject readObject, Share share, List<StoredObject> kept, Manifest manifest) {
    List<Entry> entries = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (StoredObject object : kept) {
      MediaType type = MediaType.named(object.content().orElseThrow(Refused::nothing).mediaType());
      String name = FileName.of(manifest.name(object.position()), object.position(), type).text();
      entries.add(new Entry(object, unlike(names, name, object.position())));
    }
    return new Archive(readObject, share, entries);
  }

  /** Names that differ in case only are one file on many a computer. */
  private static String unlike(Set<String> taken, String name, int position) {
    String unlike = name;
    while (!taken.add(unlike.toLowerCase(Locale.ROOT))) {
      unlike = position + "-" + unlike;
    }
    return unlike;
  }

  private Archive(ReadObject readObject, Share share, List<Entry> entries) {
    this.readObject = readObject;
    this.share = share;
    this.entries = entries;
  }

  /** One picture and the name it is saved under; names are different from one another. */
  record Entry(StoredObject object, String name) {}

  long bytes() {
    long total = END_BYTES;
    for (Entry entry : entries) {
      int nameBytes = entry.name().getBytes(StandardCharsets.UTF_8).length;
      total += LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES + 2L * nameBytes;
      total += entry.object().content().map(StoredContent::plaintextBytes).orElse(0L);
    }
    return total;
  }

  /** Opens the first entry, so that storage that is down is a problem and not a broken transfer. */
  Ready prepare() {
    return open(entries.getFirst());
  }

  /** An entry that is authenticated. */
  record Ready(ObjectBytes plaintext, long crc32) {}

  private Ready open(Entry entry) {
    CheckedOutputStream witness =
        new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
    ObjectBytes plaintext = readObject.openAuthenticated(share, entry.object(), witness);
    return new Ready(plaintext, witness.getChecksum().getValue());
  }

  void writeTo(OutputStream out, Ready first) throws IOException {
    // Not in try-with-resources: closing after a failure would end the zip as if it were whole.
    ZipOutputStream zip = new ZipOutputStream(new KeptOpen(out), StandardCharsets.UTF_8);
    for (Entry entry : entries) {
      Ready ready = entry == entries.getFirst() ? first : open(entry);
      try (ObjectBytes plaintext = ready.plaintext()) {
        zip.putNextEntry(header(entry, plaintext.bytes(), ready.crc32()));
        plaintext.writeTo(zip);
        zip.closeEntry();
      }
    }
    zip.finish();
    zip.flush();
  }

  private static ZipEntry header(Entry entry, long bytes, long crc32) {
    ZipEntry header = new ZipEntry(entry.name());
    header.setMethod(ZipEntry.STORED);
    header.setTimeLocal(NO_TIME);
    header.setSize(bytes);
    header.setCompressedSize(bytes);
    header.setCrc(crc32);
    return header;
  }

  /** Passes whole blocks through and leaves closing to whoever opened the stream. */
  private static final class KeptOpen extends FilterOutputStream {
    KeptOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      out.write(buffer, offset, length);
    }

    @Override
    public void close() {}
  }
}
