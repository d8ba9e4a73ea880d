package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.CorpusFile;
import org.lucarne.picture.corpus.Expectation;

/** What exiftool finds in renditions, of the corpus and of real photographs. */
class RenditionMetadataTest {
  private static final Path PHOTOGRAPHS = Path.of("/usr/share/forensics-samples/original-files");

  /** How the file is built, and its colour profile: nothing about place, time or device. */
  private static final Set<String> HARMLESS =
      Set.of(
          "ExifTool",
          "System",
          "File",
          "JFIF",
          "Composite",
          "ICC_Profile",
          "ICC-header",
          "ICC-chrm");

  private final RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT);

  @AfterEach
  void end() {
    render.close();
  }

  @Test
  void nothingIsInARenditionButAPictureAndItsColours(@TempDir Path directory) throws Exception {
    List<Path> photographs = photographs();
    assertThat(photographs).hasSizeGreaterThan(3);
    for (Path photograph : photographs) {
      write(directory, photograph.getFileName().toString(), Files.readAllBytes(photograph));
    }
    for (CorpusFile file : Corpus.files()) {
      if (file.expected() instanceof Expectation.Shown) {
        write(directory, file.name(), file.bytes());
      }
    }

    Set<String> found = new TreeSet<>();
    JsonNode files = exiftool(directory);
    for (JsonNode file : files) {
      file.fieldNames().forEachRemaining(tag -> found.add(tag.replaceFirst(":.*", "")));
      assertThat(file.path("ExifTool:Error").asText()).isEmpty();
    }

    assertThat(files).hasSizeGreaterThan(2 * (photographs.size() + 40));
    found.remove("SourceFile");
    assertThat(found).isSubsetOf(HARMLESS).contains("File");
  }

  /** The originals do say where they were taken: the check above can fail. */
  @Test
  void originalsDoTell() throws Exception {
    Path first = photographs().getFirst();

    assertThat(exiftool(first).get(0).fieldNames()).toIterable().anyMatch(t -> t.startsWith("GPS"));
  }

  private void write(Path directory, String name, byte[] original) throws Exception {
    Rendered rendered = render.render(new ByteArrayInputStream(original), original.length);
    Files.write(directory.resolve(name + ".display.jpg"), rendered.display());
    Files.write(directory.resolve(name + ".thumbnail.jpg"), rendered.thumbnail());
  }

  private static List<Path> photographs() throws IOException {
    try (Stream<Path> all = Files.walk(PHOTOGRAPHS)) {
      return all.filter(file -> file.toString().matches(".*/IMG_20.*\\.jpg")).sorted().toList();
    }
  }

  private static JsonNode exiftool(Path files) throws Exception {
    Path said = Files.createTempFile("exiftool-", ".json");
    try {
      Process process =
          new ProcessBuilder("exiftool", "-json", "-a", "-G1", "-u", files.toString())
              .redirectOutput(said.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
      return new ObjectMapper().readTree(said.toFile());
    } finally {
      Files.delete(said);
    }
  }
}
