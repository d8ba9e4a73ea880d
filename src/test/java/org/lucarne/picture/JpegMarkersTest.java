package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.picture.corpus.Bytes;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.Jpeg;
import org.lucarne.picture.corpus.ScanBomb;

class JpegMarkersTest {
  private static final int PARTS_BYTES = 4 << 20;

  @Test
  void scansAreCountedUpToTheLimitAndNoFurther() {
    assertThat(read(ScanBomb.of(16, 7), 64).scans()).isEqualTo(7);
    assertThat(read(Corpus.scanBomb(), 64).scans()).isEqualTo(65);
    assertThat(read(Corpus.scanBomb(), 10_000).scans()).isEqualTo(1000);
  }

  @Test
  void theSizeIsThatOfItsFirstFrame() {
    byte[] jpeg = ScanBomb.of(16, 1);
    JpegMarkers markers = read(jpeg, 64);
    assertThat(markers.width()).isEqualTo(16);
    assertThat(markers.height()).isEqualTo(16);
    assertThat(markers.endBytes()).isEqualTo(jpeg.length);
    assertThat(read(Arrays.copyOf(jpeg, jpeg.length + 99), 64).endBytes()).isEqualTo(jpeg.length);
  }

  /** Within a segment nothing is a marker: a thumbnail's scans are not the picture's. */
  @Test
  void whatLiesInASegmentIsNotCounted() {
    byte[] inner = ScanBomb.of(16, 9);
    byte[] segment = Bytes.big().u16(0xffe1).u16(2 + inner.length).raw(inner).toArray();
    assertThat(read(Jpeg.with(ScanBomb.of(16, 1), segment), 64).scans()).isEqualTo(1);
  }

  @TestFactory
  Stream<DynamicTest> everyByteIsLookedAtAFewTimesAtMost() {
    Map<String, byte[]> files =
        Map.of(
            "zeros", new byte[PARTS_BYTES],
            "fill bytes", filled(0xff, 0xff),
            "segments of no length", filled(0xff, 0xfe, 0, 0),
            "segments of two bytes", filled(0xff, 0xfe, 0, 2),
            "restarts", filled(0xff, 0xd0),
            "stuffed bytes", filled(0xff, 0x00));
    return files.entrySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getKey(),
                () -> {
                  byte[] bytes = file.getValue();
                  AtomicLong looks = new AtomicLong();
                  JpegMarkers.read(
                      i -> {
                        looks.incrementAndGet();
                        return bytes[(int) i] & 0xff;
                      },
                      bytes.length,
                      64);
                  assertThat(looks.get()).isLessThan(6L * bytes.length);
                }));
  }

  private static byte[] filled(int... pattern) {
    byte[] bytes = new byte[PARTS_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pattern[i % pattern.length];
    }
    return bytes;
  }

  private static JpegMarkers read(byte[] file, int mostScans) {
    return JpegMarkers.read(i -> file[(int) i] & 0xff, file.length, mostScans);
  }
}
