package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

  @ParameterizedTest
  @CsvSource({
    "'\u00ff\u00d8\u00ff\u00e0', JPEG",
    "'GIF89a\u0001', GIF",
    "'GIF87a\u0001', GIF",
    "'RIFF\u0001\u0002\u0003\u0004WEBPVP8', WEBP",
    "'%PDF-1.7', PDF",
    "'\u0001\u0002\u0003\u0004ftypheic', HEIC",
    "'\u0001\u0002\u0003\u0004ftypmif1', HEIC",
    "'\u0001\u0002\u0003\u0004ftypavif', AVIF"
  })
  void theFirstBytesTellTheType(String head, MediaType type) {
    assertThat(of(head)).isEqualTo(type);
  }

  @Test
  void headsWithControlCharactersAreTold() {
    assertThat(of("\u0089PNG\r\n\u001a\n")).isEqualTo(MediaType.PNG);
    assertThat(of("II*\0")).isEqualTo(MediaType.TIFF);
    assertThat(of("MM\0*")).isEqualTo(MediaType.TIFF);
    assertThat(of("\0".repeat(128) + "DICM")).isEqualTo(MediaType.DICOM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\u00ff",
        "\u00ff\u00d8",
        "<svg xmlns=",
        "<!DOCTYPE html>",
        "RIFF\u0001\u0002",
        "RIFF\u0001\u0002\u0003\u0004WAVE",
        "\u0001\u0002\u0003\u0004ftyp",
        "\u0001\u0002\u0003\u0004ftypisom",
        " \u00ff\u00d8\u00ff",
        "PK\u0003\u0004",
        "BM"
      })
  void everythingElseIsUnknown(String head) {
    assertThat(of(head)).isEqualTo(MediaType.UNKNOWN);
  }

  @Test
  void bytesBehindTheLengthDoNotCount() {
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    assertThat(MediaType.of(jpeg, 2)).isEqualTo(MediaType.UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(MediaType.class)
  void aTypeIsFoundByItsName(MediaType type) {
    assertThat(MediaType.named(type.mime())).isEqualTo(type);
  }

  @Test
  void onlyRasterFormatsOfEveryBrowserAreShown() {
    assertThat(MediaType.values())
        .filteredOn(MediaType::isShown)
        .containsExactly(MediaType.JPEG, MediaType.PNG, MediaType.GIF, MediaType.WEBP);
    assertThat(MediaType.named("text/html")).isEqualTo(MediaType.UNKNOWN);
  }

  private static MediaType of(String head) {
    byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
    return MediaType.of(bytes, bytes.length);
  }
}
