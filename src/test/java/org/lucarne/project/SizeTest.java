package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small files. The report is for the eye; only what is far too long stops the build. */
class SizeTest {
  private static final int LONGEST_FILE = 400;
  private static final int LONGEST_METHOD = 60;
  private static final int LONGEST_LINE = 100;

  /** As google-java-format lays out a method of a class, or of a class within one. */
  private static final Pattern METHOD =
      Pattern.compile("^( {2}| {4})\\S(?!.*\\b(class|interface|enum|record) ).*\\{$");

  private record Source(Path path, List<String> lines) {}

  @TestFactory
  Stream<DynamicTest> sourcesStaySmall() throws IOException {
    List<Source> java = sources(Path.of("src/main/java"), ".java");
    List<Source> script = sources(Path.of("src/main/webui/src"), ".ts");
    report("Java", java);
    report("TypeScript", script);
    return Stream.concat(java.stream(), script.stream())
        .map(source -> DynamicTest.dynamicTest(source.path().toString(), () -> check(source)));
  }

  private static void check(Source source) {
    assertThat(source.lines().size()).as("lines of the file").isLessThanOrEqualTo(LONGEST_FILE);
    assertThat(source.lines())
        .as("lines that are too long")
        .noneMatch(line -> line.length() > LONGEST_LINE && !line.contains("://"));
    assertThat(longestMethod(source.lines()))
        .as("lines of the longest method")
        .isLessThanOrEqualTo(LONGEST_METHOD);
  }

  private static int longestMethod(List<String> lines) {
    int longest = 0;
    for (int i = 0; i < lines.size(); i++) {
      Matcher method = METHOD.matcher(lines.get(i));
      if (method.matches()) {
        int end = i;
        // In TypeScript a block may be an argument, whose last line goes on.
        while (end < lines.size() - 1 && !lines.get(end).startsWith(method.group(1) + "}")) {
          end++;
        }
        longest = Math.max(longest, end - i + 1);
      }
    }
    return longest;
  }

  private static void report(String language, List<Source> sources) {
    List<Integer> sizes = sources.stream().map(source -> source.lines().size()).sorted().toList();
    Source longest =
        sources.stream().max(Comparator.comparingInt(s -> s.lines().size())).orElseThrow();
    System.out.printf(
        "Size of the %s sources: %d files, %d lines; median %d, nine in ten up to %d, longest %d"
            + " (%s)%n",
        language,
        sizes.size(),
        sizes.stream().mapToInt(Integer::intValue).sum(),
        sizes.get(sizes.size() / 2),
        sizes.get(sizes.size() * 9 / 10),
        longest.lines().size(),
        longest.path().getFileName());
  }

  private static List<Source> sources(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      List<Path> paths = files.filter(path -> path.toString().endsWith(ending)).toList();
      return paths.stream().map(SizeTest::read).toList();
    }
  }

  private static Source read(Path path) {
    try {
      return new Source(path, Files.readAllLines(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
