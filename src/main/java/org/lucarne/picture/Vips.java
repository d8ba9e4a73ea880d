package org.lucarne.picture;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * libvips, as much of it as renditions need: one thread, no memory of earlier pictures, and no
 * loader but those for pictures that people have. Only ever in a process that may be killed: this
 * is the code that a hostile picture would aim at.
 */
final class Vips {
  private static final List<String> LOADERS =
      List.of("Jpeg", "Png", "Nsgif", "Webp", "Tiff", "Heif");

  /** As libvips's enumerations number them. */
  private static final int DOWN = 2;

  private static final int SEQUENTIAL = 1;
  private static final int KEEP_NOTHING = 0;
  private static final int SUBSAMPLE_ON = 1;
  private static final int SUBSAMPLE_OFF = 2;
  private static final int SRGB = 22;

  private static final int WARNING = 1 << 4;
  private static final int MOST_TEXT = 4096;

  private final NativeLibrary library;
  private final Complaints complaints = new Complaints();

  private Vips(NativeLibrary library) {
    this.library = library;
  }

  /**
   * Loads it, for as long as this process lives.
   *
   * @throws IllegalArgumentException when there is none at that path
   */
  static Vips load(String path) {
    Vips vips = new Vips(NativeLibrary.load(path));
    vips.begin();
    return vips;
  }

  private void begin() {
    if (library.number("vips_init", Arena.global().allocateFrom("lucarne")) != 0) {
      throw new IllegalArgumentException("libvips does not begin: " + takeError());
    }
    library.run("vips_concurrency_set", 1);
    library.run("vips_cache_set_max", 0);
    library.run("vips_block_untrusted_set", 1);
    library.run("vips_operation_block_set", "VipsForeignLoad", 1);
    library.run("vips_operation_block_set", "VipsForeignSave", 1);
    for (String loader : LOADERS) {
      library.run("vips_operation_block_set", "VipsForeignLoad" + loader, 0);
    }
    library.run("vips_operation_block_set", "VipsForeignSaveJpeg", 0);
    hearWarnings();
  }

  private void hearWarnings() {
    try {
      MethodHandle heard =
          MethodHandles.lookup()
              .bind(
                  this,
                  "heard",
                  MethodType.methodType(
                      void.class,
                      MemorySegment.class,
                      int.class,
                      MemorySegment.class,
                      MemorySegment.class));
      MemorySegment callback =
          Linker.nativeLinker()
              .upcallStub(
                  heard,
                  FunctionDescriptor.ofVoid(
                      ValueLayout.ADDRESS,
                      ValueLayout.JAVA_INT,
                      ValueLayout.ADDRESS,
                      ValueLayout.ADDRESS),
                  Arena.global());
      library.number("g_log_set_handler", "VIPS", WARNING, callback, null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called from C, by whichever thread of libvips's decodes. */
  @SuppressWarnings("unused")
  private void heard(MemorySegment domain, int level, MemorySegment text, MemorySegment data) {
    complaints.hear(text(text));
  }

  String version() {
    return text(library.pointer("vips_version_string"));
  }

  /** Forgets what was said of the picture before. */
  void start() {
    takeError();
    complaints.forget();
  }

  /** Of this picture, as far as it was decoded. */
  Complaints complaints() {
    complaints.hear(takeError());
    return complaints;
  }

  /** Reads its header. */
  VipsImage open(Original original) throws VipsException {
    return image(
        library.variadicPointer(
            3,
            "vips_image_new_from_buffer",
            original.memory(),
            original.length(),
            "",
            "access",
            SEQUENTIAL,
            null));
  }

  /** RGB of 8 bits a channel, which must stay where it is as long as the image is used. */
  VipsImage ofPixels(MemorySegment rows, int width, int height) throws VipsException {
    try (VipsImage plain =
        image(
            library.pointer(
                "vips_image_new_from_memory", rows, rows.byteSize(), width, height, 3, 0))) {
      return made(out ->
          library.variadic(2, "vips_copy", plain.pointer(), out, "interpretation", SRGB, null));
    }
  }

  /**
   * Decodes it, upright, at most this large, in gray or RGB of 8 bits.
   *
   * @param convert to sRGB; else the numbers stay as they are
   */
  VipsImage thumbnail(Original original, int side, boolean convert) throws VipsException {
    return made(out ->
        library.variadic(
            4,
            "vips_thumbnail_buffer",
            scaling(side, convert, original.memory(), original.length(), out, side)));
  }

  /** The same of what is decoded already. */
  VipsImage thumbnail(VipsImage image, int side, boolean convert) throws VipsException {
    return made(out ->
        library.variadic(
            3, "vips_thumbnail_image", scaling(side, convert, image.pointer(), out, side)));
  }

  private static @Nullable Object[] scaling(int side, boolean convert, Object... first) {
    List<@Nullable Object> all = new ArrayList<>(List.of(first));
    all.addAll(List.of("height", side, "size", DOWN));
    if (convert) {
      all.addAll(List.of("export_profile", "srgb"));
    }
    all.add(null);
    return all.toArray();
  }

  /** Where it is transparent, white shows. */
  VipsImage onWhite(VipsImage image) throws VipsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, 255);
      MemorySegment white = library.pointer("vips_array_double_new", value, 1);
      try {
        return made(out ->
            library.variadic(2, "vips_flatten", image.pointer(), out, "background", white, null));
      } finally {
        library.run("vips_area_unref", white);
      }
    }
  }

  /** Decodes and computes all of it, once. */
  VipsImage computed(VipsImage image) throws VipsException {
    return image(library.pointer("vips_image_copy_memory", image.pointer()));
  }

  /**
   * A JPEG file without metadata; with libvips's own profile of Display P3, or with none.
   *
   * @param fine whether colours keep all their pixels, or one of four as in a camera's
   */
  byte[] jpeg(VipsImage image, int quality, boolean fine, boolean displayP3) throws VipsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
      check(
          library.variadic(
              3,
              "vips_jpegsave_buffer",
              image.pointer(),
              bytes,
              length,
              "Q",
              quality,
              "keep",
              KEEP_NOTHING,
              "subsample_mode",
              fine ? SUBSAMPLE_OFF : SUBSAMPLE_ON,
              displayP3 ? "profile" : null,
              "p3",
              null));
      MemorySegment file = bytes.get(ValueLayout.ADDRESS, 0);
      try {
        return file.reinterpret(length.get(ValueLayout.JAVA_LONG, 0))
            .toArray(ValueLayout.JAVA_BYTE);
      } finally {
        library.run("g_free", file);
      }
    }
  }

  int number(String function, VipsImage image) {
    return library.number(function, image.pointer());
  }

  boolean hasField(VipsImage image, String name) {
    return library.longNumber("vips_image_get_typeof", image.pointer(), name) != 0;
  }

  byte @Nullable [] blob(VipsImage image, String name, int mostBytes) {
    if (!hasField(image, name)) {
      return null;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(ValueLayout.ADDRESS);
      MemorySegment length = arena.allocate(ValueLayout.JAVA_LONG);
      if (library.number("vips_image_get_blob", image.pointer(), name, bytes, length) != 0) {
        return null;
      }
      long size = Math.min(length.get(ValueLayout.JAVA_LONG, 0), mostBytes);
      return bytes.get(ValueLayout.ADDRESS, 0).reinterpret(size).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  void setBlob(VipsImage image, String name, byte[] bytes) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      library.run("vips_image_set_blob_copy", image.pointer(), name, copy, (long) bytes.length);
    }
  }

  void free(VipsImage image) {
    library.run("g_object_unref", image.pointer());
  }

  /** An operation that puts an image where it is told, and answers 0. */
  private interface Operation {
    int run(MemorySegment out);
  }

  private VipsImage made(Operation operation) throws VipsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
      check(operation.run(out));
      return image(out.get(ValueLayout.ADDRESS, 0));
    }
  }

  private VipsImage image(MemorySegment pointer) throws VipsException {
    if (pointer.address() == 0) {
      throw new VipsException(takeError());
    }
    return new VipsImage(this, pointer);
  }

  private void check(int status) throws VipsException {
    if (status != 0) {
      throw new VipsException(takeError());
    }
  }

  private String takeError() {
    String error = text(library.pointer("vips_error_buffer"));
    library.run("vips_error_clear");
    return error;
  }

  private static String text(MemorySegment pointer) {
    // A text may be made of picture: never more than this.
    MemorySegment most = pointer.reinterpret(MOST_TEXT);
    int length = 0;
    while (length < MOST_TEXT - 1 && most.get(ValueLayout.JAVA_BYTE, length) != 0) {
      length++;
    }
    return new String(
        most.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
