package org.lucarne.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What stands between two fences of a document.
 *
 * @param document its path in the repository
 * @param line where the block begins, for whoever looks for it
 * @param language what the fence says, or nothing
 */
public record DocumentBlock(String document, int line, String language, String text) {
  private static final String FENCE = "```";

  /** Every block of every document that is written for people. */
  public static List<DocumentBlock> all() throws IOException {
    List<DocumentBlock> blocks = new ArrayList<>();
    for (Path document : documents()) {
      blocks.addAll(of(document));
    }
    return blocks;
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    for (String folder : List.of(".", "docs", "docs/adr", "k8s", "docker")) {
      if (Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
          files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
      }
    }
    return documents;
  }

  private static List<DocumentBlock> of(Path document) throws IOException {
    String name = document.normalize().toString();
    List<DocumentBlock> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(document);
    for (int i = 0; i < lines.size(); i++) {
      String opening = lines.get(i).strip();
      if (!opening.startsWith(FENCE)) {
        continue;
      }
      int from = i + 1;
      do {
        i++;
      } while (!lines.get(i).strip().equals(FENCE));
      String text = String.join("\n", lines.subList(from, i)) + "\n";
      blocks.add(new DocumentBlock(name, from, opening.substring(FENCE.length()), text));
    }
    return blocks;
  }

  @Override
  public String toString() {
    return document + ":" + line;
  }
}
