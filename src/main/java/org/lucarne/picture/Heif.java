package org.lucarne.picture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * libheif as the system has it, with its decoder of HEVC: what iPhones and many other telephones
 * make. libvips's own copy has none. Only ever in a process that may be killed.
 */
final class Heif {
  private static final List<String> NAMES =
      List.of("libheif.so.1", "/opt/homebrew/lib/libheif.dylib", "/usr/local/lib/libheif.dylib");

  /** {@code heif_error}: code, further code, message. */
  private static final MemoryLayout ERROR =
      MemoryLayout.structLayout(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS);

  /** As libheif's headers number them. */
  private static final int COMPRESSION_HEVC = 1;

  private static final int COLORSPACE_RGB = 1;
  private static final int CHROMA_INTERLEAVED_RGB = 10;
  private static final int CHANNEL_INTERLEAVED = 10;
  private static final int BANDS = 3;
  private static final int PRIMARIES_P3 = 12;

  /** Where {@code heif_decoding_options} say whether 10 bits are brought to 8. */
  private static final long TO_8_BITS = 40;

  private static final int MEMORY_ERROR = 6;

  private final NativeLibrary library;

  private Heif(NativeLibrary library) {
    this.library = library;
  }

  /** Loads it, for as long as this process lives; empty where it is not, or decodes no HEVC. */
  static Optional<Heif> load() {
    for (String name : NAMES) {
      try {
        NativeLibrary library = NativeLibrary.load(name);
        if (library.has("heif_init")) {
          try (Arena arena = Arena.ofConfined()) {
            library.structure(arena, ERROR, "heif_init", MemorySegment.NULL);
          }
        }
        if (library.number("heif_have_decoder_for_format", COMPRESSION_HEVC) != 0) {
          return Optional.of(new Heif(library));
        }
      } catch (IllegalArgumentException e) {
        // Not there: the next one, or none.
      }
    }
    return Optional.empty();
  }

  String version() {
    return library.pointer("heif_get_version").reinterpret(32).getString(0);
  }

  /**
   * A picture in RGB of 8 bits a channel, upright.
   *
   * @param profile an ICC profile, if it has one
   * @param displayP3 whether it says so without a profile
   * @param pictures how many there are in the file
   */
  record Picture(
      MemorySegment rows,
      int width,
      int height,
      byte @Nullable [] profile,
      boolean displayP3,
      int pictures) {}

  /** What is done with it, as long as it is there. */
  interface Use<T> {
    T of(Picture picture) throws RefusedPictureException;
  }

  /** Decodes the main picture of a whole file. */
  <T> T decode(Original original, PictureLimits limits, Use<T> use) throws RefusedPictureException {
    MemorySegment context = library.pointer("heif_context_alloc");
    try (Arena arena = Arena.ofConfined()) {
      library.run("heif_context_set_maximum_image_size_limit", context, limits.side());
      library.run("heif_context_set_max_decoding_threads", context, 0);
      check(
          library.structure(
              arena,
              ERROR,
              "heif_context_read_from_memory_without_copy",
              context,
              original.memory(),
              original.length(),
              MemorySegment.NULL));
      MemorySegment handle = made(arena, "heif_context_get_primary_image_handle", context);
      try {
        limits.admit(
            library.number("heif_image_handle_get_width", handle),
            library.number("heif_image_handle_get_height", handle));
        int pictures = library.number("heif_context_get_number_of_top_level_images", context);
        return decode(arena, handle, Math.max(1, pictures), limits, use);
      } finally {
        library.run("heif_image_handle_release", handle);
      }
    } finally {
      library.run("heif_context_free", context);
    }
  }

  private <T> T decode(
      Arena arena, MemorySegment handle, int pictures, PictureLimits limits, Use<T> use)
      throws RefusedPictureException {
    MemorySegment image = decoded(arena, handle);
    try {
      int width = library.number("heif_image_get_width", image, CHANNEL_INTERLEAVED);
      int height = library.number("heif_image_get_height", image, CHANNEL_INTERLEAVED);
      limits.admit(width, height);
      MemorySegment stride = arena.allocate(ValueLayout.JAVA_INT);
      MemorySegment plane =
          library.pointer("heif_image_get_plane_readonly", image, CHANNEL_INTERLEAVED, stride);
      MemorySegment rows =
          packed(arena, plane, stride.get(ValueLayout.JAVA_INT, 0), width * BANDS, height);
      return use.of(
          new Picture(
              rows, width, height, profile(arena, handle), saysDisplayP3(arena, handle), pictures));
    } finally {
      library.run("heif_image_release", image);
    }
  }

  private MemorySegment decoded(Arena arena, MemorySegment handle) throws RefusedPictureException {
    MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
    MemorySegment options = library.pointer("heif_decoding_options_alloc");
    try {
      options.reinterpret(TO_8_BITS + 1).set(ValueLayout.JAVA_BYTE, TO_8_BITS, (byte) 1);
      check(
          library.structure(
              arena,
              ERROR,
              "heif_decode_image",
              handle,
              out,
              COLORSPACE_RGB,
              CHROMA_INTERLEAVED_RGB,
              options));
    } finally {
      library.run("heif_decoding_options_free", options);
    }
    return out.get(ValueLayout.ADDRESS, 0);
  }

  /** Rows without what lies between them. */
  private static MemorySegment packed(
      Arena arena, MemorySegment plane, int stride, int rowBytes, int rows)
      throws RefusedPictureException {
    if (plane.address() == 0 || stride < rowBytes) {
      throw new RefusedPictureException(PictureRefusal.UNDECODABLE, "libheif gives no pixels");
    }
    MemorySegment all = plane.reinterpret((long) stride * rows);
    if (stride == rowBytes) {
      return all;
    }
    MemorySegment packed = arena.allocate((long) rowBytes * rows);
    for (long row = 0; row < rows; row++) {
      MemorySegment.copy(all, row * stride, packed, row * rowBytes, rowBytes);
    }
    return packed;
  }

  private byte @Nullable [] profile(Arena arena, MemorySegment handle) {
    long bytes = library.longNumber("heif_image_handle_get_raw_color_profile_size", handle);
    if (bytes < 1 || bytes > VipsImage.MOST_PROFILE_BYTES) {
      return null;
    }
    MemorySegment profile = arena.allocate(bytes);
    MemorySegment error =
        library.structure(arena, ERROR, "heif_image_handle_get_raw_color_profile", handle, profile);
    return code(error) == 0 ? profile.toArray(ValueLayout.JAVA_BYTE) : null;
  }

  /** By the numbers of ITU-T H.273, as other telephones than iPhones do. */
  private boolean saysDisplayP3(Arena arena, MemorySegment handle) {
    MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
    MemorySegment error =
        library.structure(arena, ERROR, "heif_image_handle_get_nclx_color_profile", handle, out);
    if (code(error) != 0) {
      return false;
    }
    MemorySegment profile = out.get(ValueLayout.ADDRESS, 0);
    int primaries = profile.reinterpret(8).get(ValueLayout.JAVA_INT, 4);
    library.run("heif_nclx_color_profile_free", profile);
    return primaries == PRIMARIES_P3;
  }

  private MemorySegment made(Arena arena, String function, MemorySegment of)
      throws RefusedPictureException {
    MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
    check(library.structure(arena, ERROR, function, of, out));
    return out.get(ValueLayout.ADDRESS, 0);
  }

  private static void check(MemorySegment error) throws RefusedPictureException {
    if (code(error) == MEMORY_ERROR) {
      throw new RefusedPictureException(PictureRefusal.TOO_MUCH_MEMORY, "no memory to decode it");
    }
    if (code(error) != 0) {
      throw new RefusedPictureException(
          PictureRefusal.UNDECODABLE,
          "libheif ends with %d.%d".formatted(code(error), error.get(ValueLayout.JAVA_INT, 4)));
    }
  }

  private static int code(MemorySegment error) {
    return error.get(ValueLayout.JAVA_INT, 0);
  }
}
