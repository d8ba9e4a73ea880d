package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.picture.corpus.Bytes;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.Exif;
import org.lucarne.picture.corpus.Jpeg;
import org.lucarne.picture.corpus.Png;
import org.lucarne.picture.corpus.ScanBomb;
import org.lucarne.picture.corpus.Tiff;

/** What a hostile file may cost: time that grows with its length, and little memory. */
class ParserCostTest {
  private static final Duration SCAN_BOMB = Duration.ofMillis(50);

  /** The best of so many: the first ones are not compiled yet. */
  private static final int TRIES = 5;

  /** For {@link #PARTS_BYTES}: takes a tenth of it of processor time on a slow machine. */
  private static final Duration PARTS = Duration.ofSeconds(3);

  private static final int PARTS_BYTES = 16 << 20;
  private static final long MEMORY_BYTES = 16 << 20;

  @Test
  void aThousandScansAreRefusedAtOnce() {
    byte[] bomb = Corpus.scanBomb();
    assertThat(bomb.length).isBetween(90_000, 100_000);
    refusal(ScanBomb.of(16, 65));
    Duration best = Duration.ofDays(1);
    for (int i = 0; i < TRIES; i++) {
      long begin = processorNanos();
      assertThat(refusal(bomb)).isEqualTo(PictureRefusal.TOO_MANY_SCANS);
      Duration took = Duration.ofNanos(processorNanos() - begin);
      best = took.compareTo(best) < 0 ? took : best;
    }
    System.out.printf("The scan bomb was refused in %d µs%n", best.toNanos() / 1000);
    assertThat(best).isLessThan(SCAN_BOMB);
  }

  @Test
  void theNumberOfScansIsAllThatIsWrongWithIt() throws Exception {
    PictureLimits without = new PictureLimits(80_000_000, 20_000, 10_000);
    assertThat(PictureHeader.read(Corpus.scanBomb(), without).endBytes())
        .isEqualTo(Corpus.scanBomb().length);
  }

  @TestFactory
  Stream<DynamicTest> noFileOfTheCorpusTakesMuchMemory() {
    return Corpus.files().stream()
        .map(file ->
            dynamicTest(
                file.name(), () -> assertThat(allocatedBy(file.bytes())).isLessThan(MEMORY_BYTES)));
  }

  @TestFactory
  Stream<DynamicTest> manySmallPartsTakeNoMoreThanTheirBytes() {
    byte[] jpeg = ScanBomb.of(8, 1);
    byte[] ihdr = Png.ihdr(8, 8, 8, Png.GRAY);
    byte[] orientation = Exif.orientation(1, ByteOrder.BIG_ENDIAN);
    Map<String, byte[]> files =
        Map.of(
            "comments of a JPEG", Jpeg.with(jpeg, many(Bytes.big().u16(0xfffe).u16(2).toArray())),
            "directories of a JPEG", Jpeg.with(jpeg, many(Jpeg.exif(orientation))),
            "profiles of a JPEG", Jpeg.with(jpeg, many(Jpeg.profilePiece(new byte[0], 1, 255))),
            "JPEGs behind a JPEG", many(jpeg),
            "boxes behind a JPEG",
                Bytes.join(jpeg, many(Bytes.big().u32(8).text("ftyp").toArray())),
            "zeros behind a JPEG", Bytes.join(jpeg, new byte[PARTS_BYTES]),
            "chunks of a PNG", Png.file(ihdr, many(Png.chunk("teXt", new byte[0])), Png.iend()),
            "profiles of a PNG", Png.file(ihdr, profiles(), Png.iend()),
            "extensions of a GIF",
                Bytes.join(
                    Bytes.little().text("GIF89a").u16(8).u16(8).u8(0, 0, 0).toArray(),
                    many(Bytes.little().u8(0x21, 1, 0).toArray())),
            "directories of a TIFF", pointers());
    return files.entrySet().stream()
        .map(file -> dynamicTest(file.getKey(), () -> checkTime(file.getKey(), file.getValue())));
  }

  @Test
  void whatIsRefusedWithinAPictureCostsNoMoreThanItsBytes() {
    byte[] nothing = many(Png.chunk("eXIf", new byte[0]));
    byte[] file = Png.file(Png.ihdr(8, 8, 8, Png.GRAY), nothing, Png.iend());
    refusal(file);
    checkTime("directories of a PNG", file);
  }

  private static void checkTime(String name, byte[] file) {
    long begin = processorNanos();
    PictureRefusal refusal = refusal(file);
    Duration time = Duration.ofNanos(processorNanos() - begin);
    System.out.printf("%s: %d bytes, %d ms, %s%n", name, file.length, time.toMillis(), refusal);
    assertThat(time).isLessThan(PARTS);
  }

  private static byte[] many(byte[] part) {
    byte[] all = new byte[PARTS_BYTES / part.length * part.length];
    for (int at = 0; at < all.length; at += part.length) {
      System.arraycopy(part, 0, all, at, part.length);
    }
    return all;
  }

  /** Each of which inflates to as much as is inflated at most. */
  private static byte[] profiles() {
    return many(Png.chunk("iCCP", Bytes.join(Bytes.latin("p\0\0"), Png.zeros(4))));
  }

  /** A directory that names millions of others, all of which are at 0. */
  private static byte[] pointers() {
    long[] nowhere = new long[PARTS_BYTES / 4];
    return Tiff.in(ByteOrder.BIG_ENDIAN).add(Tiff.strips(8).with(330, nowhere)).toArray();
  }

  private static long allocatedBy(byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    refusal(file);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** Of this thread alone: how busy the machine is does not count. */
  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** Null for a picture that is read. */
  private static @Nullable PictureRefusal refusal(byte[] file) {
    try {
      PictureHeader.read(file, PictureLimits.DEFAULT);
      return null;
    } catch (RefusedPictureException e) {
      return e.refusal();
    }
  }
}
