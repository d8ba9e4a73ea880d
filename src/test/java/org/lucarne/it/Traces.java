package org.lucarne.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for what must not be anywhere, in files and texts. */
final class Traces {
  /** Its first letters alone stand in every fiftieth photograph's ciphertext, by chance. */
  static final Pattern UPLOAD_TOKEN = Pattern.compile("lup_[A-Za-z0-9_-]{16}");

  private final List<String> words;
  private final PlaintextRuns pictures;
  private final List<Pattern> patterns;

  /**
   * @param words to be found in any bytes, as they are or in hexadecimal
   */
  Traces(List<String> words, PlaintextRuns pictures, Pattern... patterns) {
    this.words = List.copyOf(words);
    this.pictures = pictures;
    this.patterns = List.of(patterns);
  }

  /** Each finding in the files below a directory, except in those below these. */
  List<String> in(Path directory, List<Path> except) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      for (Path file : walk.toList()) {
        if (except.stream().noneMatch(file::startsWith)) {
          words.stream()
              .filter(file.toString().substring(directory.toString().length())::contains)
              .forEach(word -> found.add("\"" + word + "\" in the name of " + file));
          if (Files.isRegularFile(file)) {
            found.addAll(in(Files.readAllBytes(file), file.toString()));
          }
        }
      }
    }
    return found;
  }

  List<String> in(byte[] bytes, String where) {
    List<String> found = new ArrayList<>();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (String word : words) {
      if (text.contains(word) || text.contains(hexadecimal(word))) {
        found.add("\"" + word + "\" in " + where);
      }
    }
    for (Pattern pattern : patterns) {
      if (pattern.matcher(text).find()) {
        found.add(pattern + " in " + where);
      }
    }
    if (pictures.occurIn(bytes)) {
      found.add("a run of a picture in " + where);
    }
    return found;
  }

  private static String hexadecimal(String word) {
    return java.util.HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
  }
}
