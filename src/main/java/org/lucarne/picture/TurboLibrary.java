package org.lucarne.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * libjpeg-turbo as the system has it, through the TurboJPEG API that releases 2 and 3 share. Only
 * ever in a process that may be killed: it is the code that a hostile picture would aim at.
 */
final class TurboLibrary {
  /** A system property: without {@code true} the library is not even looked for. */
  static final String PROPERTY = "lucarne.picture.native";

  private static final List<String> NAMES =
      List.of(
          "libturbojpeg.so.0",
          "/opt/homebrew/lib/libturbojpeg.dylib",
          "/usr/local/lib/libturbojpeg.dylib");

  private static final FunctionDescriptor NEW = FunctionDescriptor.of(ADDRESS);
  private static final FunctionDescriptor ASK = FunctionDescriptor.of(JAVA_INT, ADDRESS);

  private final MethodHandle allocate;
  private final MethodHandle free;
  private final MethodHandle newDecompressor;
  private final MethodHandle newCompressor;
  private final MethodHandle destroy;
  private final MethodHandle errorCode;
  private final MethodHandle header;
  private final MethodHandle decompress;
  private final MethodHandle compress;

  /** Where a library is looked for once, by whoever is first. */
  private static final class Found {
    static final @Nullable TurboLibrary LIBRARY = look();

    private static @Nullable TurboLibrary look() {
      // The signatures below are those of a 64-bit Unix, where a long has eight bytes.
      if (Boolean.getBoolean(PROPERTY) && JAVA_LONG.equals(canonicalLong())) {
        for (String name : NAMES) {
          try {
            return new TurboLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
          } catch (IllegalArgumentException | IllegalCallerException e) {
            // Not there, or without one of the functions: the next one, or Java's own decoder.
          }
        }
      }
      return null;
    }

    private static Object canonicalLong() {
      return String.valueOf(Linker.nativeLinker().canonicalLayouts().get("long")).equals("j8")
          ? JAVA_LONG
          : JAVA_INT;
    }
  }

  private TurboLibrary(SymbolLookup symbols) {
    allocate = function(symbols, "tjAlloc", FunctionDescriptor.of(ADDRESS, JAVA_INT));
    free = function(symbols, "tjFree", FunctionDescriptor.ofVoid(ADDRESS));
    newDecompressor = function(symbols, "tjInitDecompress", NEW);
    newCompressor = function(symbols, "tjInitCompress", NEW);
    destroy = function(symbols, "tjDestroy", ASK);
    errorCode = function(symbols, "tjGetErrorCode", ASK);
    header =
        function(
            symbols,
            "tjDecompressHeader3",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    decompress =
        function(
            symbols,
            "tjDecompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT,
                JAVA_INT, JAVA_INT));
    compress =
        function(
            symbols,
            "tjCompress2",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS,
                ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT));
  }

  private static MethodHandle function(
      SymbolLookup symbols, String name, FunctionDescriptor signature) {
    MemorySegment address =
        symbols
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("the library has no " + name));
    return Linker.nativeLinker().downcallHandle(address, signature);
  }

  /** The library; null when this process has none, or must not use it. */
  static @Nullable TurboLibrary found() {
    return Found.LIBRARY;
  }

  /** Memory that is freed with the arena; unlike the arena's own it is not zeroed first. */
  MemorySegment allocate(int bytes, Arena arena) {
    try {
      MemorySegment memory = (MemorySegment) allocate.invokeExact(bytes);
      if (memory.address() == 0) {
        throw new OutOfMemoryError("libjpeg-turbo gets no " + bytes + " bytes");
      }
      return memory.reinterpret(bytes, arena, this::free);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private void free(MemorySegment memory) {
    try {
      free.invokeExact(memory);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  MemorySegment newDecompressor() {
    return handle(newDecompressor);
  }

  MemorySegment newCompressor() {
    return handle(newCompressor);
  }

  private static MemorySegment handle(MethodHandle function) {
    try {
      MemorySegment handle = (MemorySegment) function.invokeExact();
      if (handle.address() == 0) {
        throw new IllegalStateException("libjpeg-turbo has no memory");
      }
      return handle;
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  void destroy(MemorySegment handle) {
    try {
      int ignored = (int) destroy.invokeExact(handle);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** Whether the last call failed, and did not merely warn: pictures of phones have oddities. */
  boolean hasFailed(MemorySegment handle, int result) {
    try {
      return result != 0 && (int) errorCode.invokeExact(handle) != 0;
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** {@code about} receives four ints: width, height, subsampling, colour space. */
  int header(MemorySegment handle, MemorySegment jpeg, MemorySegment about) {
    try {
      return (int)
          header.invokeExact(
              handle,
              jpeg,
              jpeg.byteSize(),
              about,
              about.asSlice(4),
              about.asSlice(8),
              about.asSlice(12));
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  int decompress(
      MemorySegment handle,
      MemorySegment jpeg,
      MemorySegment pixels,
      int width,
      int height,
      int format,
      int flags) {
    try {
      return (int)
          decompress.invokeExact(
              handle, jpeg, jpeg.byteSize(), pixels, width, 0, height, format, flags);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** {@code jpeg} points to the address of a buffer, {@code size} to its size, then the file's. */
  int compress(
      MemorySegment handle,
      MemorySegment pixels,
      int width,
      int height,
      int format,
      MemorySegment jpeg,
      MemorySegment size,
      int subsampling,
      int quality,
      int flags) {
    try {
      return (int)
          compress.invokeExact(
              handle, pixels, width, 0, height, format, jpeg, size, subsampling, quality, flags);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("libjpeg-turbo could not be called", e);
  }
}
