package org.lucarne.picture;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Functions of a library in C, called by their names. The signature of a call follows from its
 * arguments: {@code Integer}, {@code Long} (also for {@code size_t}, on the 64-bit systems that
 * this runs on), {@code MemorySegment}, and {@code String} for a text that only lives as long as
 * the call. Slower than handles kept by hand, by microseconds that a picture does not notice.
 */
final class NativeLibrary {
  private static final Linker LINKER = Linker.nativeLinker();

  private record Call(String function, FunctionDescriptor signature, int fixed) {}

  private final SymbolLookup symbols;
  private final Map<Call, MethodHandle> handles = new ConcurrentHashMap<>();

  private NativeLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  /**
   * Loads one, for as long as this process lives.
   *
   * @param name a path, or a name that the system's loader finds
   * @throws IllegalArgumentException when there is none that can be loaded
   */
  static NativeLibrary load(String name) {
    return new NativeLibrary(SymbolLookup.libraryLookup(name, Arena.global()));
  }

  /** The C library, which is there already. */
  static NativeLibrary standard() {
    return new NativeLibrary(LINKER.defaultLookup());
  }

  boolean has(String function) {
    return symbols.find(function).isPresent();
  }

  void run(String function, @Nullable Object... arguments) {
    call(function, null, arguments.length, arguments);
  }

  int number(String function, @Nullable Object... arguments) {
    return (int) result(call(function, ValueLayout.JAVA_INT, arguments.length, arguments));
  }

  long longNumber(String function, @Nullable Object... arguments) {
    return (long) result(call(function, ValueLayout.JAVA_LONG, arguments.length, arguments));
  }

  /** Of a function whose arguments after the first {@code fixed} are variable. */
  int variadic(int fixed, String function, @Nullable Object... arguments) {
    return (int) result(call(function, ValueLayout.JAVA_INT, fixed, arguments));
  }

  MemorySegment pointer(String function, @Nullable Object... arguments) {
    AddressLayout layout = ValueLayout.ADDRESS;
    return (MemorySegment) result(call(function, layout, arguments.length, arguments));
  }

  /** Of a function whose arguments after the first {@code fixed} are variable. */
  MemorySegment variadicPointer(int fixed, String function, @Nullable Object... arguments) {
    return (MemorySegment) result(call(function, ValueLayout.ADDRESS, fixed, arguments));
  }

  /** Of a function that answers with a structure, which goes into {@code arena}. */
  MemorySegment structure(
      Arena arena, MemoryLayout layout, String function, @Nullable Object... arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add((SegmentAllocator) arena);
    Collections.addAll(all, arguments);
    MethodHandle handle = handle(function, layout, arguments.length, arguments);
    return (MemorySegment) result(invoke(handle, all));
  }

  private @Nullable Object call(
      String function, @Nullable MemoryLayout layout, int fixed, @Nullable Object... arguments) {
    try (Arena texts = Arena.ofConfined()) {
      List<@Nullable Object> all = new ArrayList<>();
      for (Object argument : arguments) {
        all.add(
            argument instanceof String text
                ? texts.allocateFrom(text)
                : argument == null ? MemorySegment.NULL : argument);
      }
      return invoke(handle(function, layout, fixed, arguments), all);
    }
  }

  private MethodHandle handle(
      String function, @Nullable MemoryLayout layout, int fixed, @Nullable Object... arguments) {
    MemoryLayout[] layouts =
        Arrays.stream(arguments).map(NativeLibrary::layout).toArray(MemoryLayout[]::new);
    FunctionDescriptor signature =
        layout == null
            ? FunctionDescriptor.ofVoid(layouts)
            : FunctionDescriptor.of(layout, layouts);
    return handles.computeIfAbsent(new Call(function, signature, fixed), this::link);
  }

  private MethodHandle link(Call call) {
    MemorySegment address =
        symbols
            .find(call.function())
            .orElseThrow(() -> new IllegalStateException("no function " + call.function()));
    boolean variadic = call.fixed() < call.signature().argumentLayouts().size();
    return variadic
        ? LINKER.downcallHandle(
            address, call.signature(), Linker.Option.firstVariadicArg(call.fixed()))
        : LINKER.downcallHandle(address, call.signature());
  }

  private static MemoryLayout layout(@Nullable Object argument) {
    return switch (argument) {
      case Integer number -> ValueLayout.JAVA_INT;
      case Long number -> ValueLayout.JAVA_LONG;
      case null, default -> ValueLayout.ADDRESS;
    };
  }

  private static @Nullable Object invoke(MethodHandle handle, List<@Nullable Object> arguments) {
    try {
      return handle.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object result(@Nullable Object result) {
    if (result == null) {
      throw new IllegalStateException("a function without a result");
    }
    return result;
  }
}
