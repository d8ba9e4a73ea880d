package org.lucarne.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Renders every file of a directory; run by {@code .ci/public-pictures}. */
final class RenderDirectory {
  private RenderDirectory() {}

  /**
   * The arguments are libvips, a directory, and one to write display renditions to. Prints a line
   * for each file, by tabs: its path, the number under which its rendition lies, and how it ended.
   */
  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[1]);
    Path to = Path.of(args[2]);
    RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT.with(Path.of(args[0])));
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (int i = 0; i < files.size(); i++) {
      String outcome = outcome(render, files.get(i), to.resolve(i + ".jpg"));
      System.out.printf("%s\t%d\t%s%n", from.relativize(files.get(i)), i, outcome);
    }
    render.close();
  }

  private static String outcome(RenderPicture render, Path file, Path to) throws IOException {
    byte[] original = Files.readAllBytes(file);
    try {
      Rendered made = render.render(new ByteArrayInputStream(original), original.length);
      Files.write(to, made.display());
      return "shown" + (made.incomplete() ? " in part" : "");
    } catch (RefusedPictureException e) {
      MediaType type = MediaType.of(original, original.length);
      return e.refusal().slug() + " " + type.mime();
    } catch (WorkerLostException e) {
      return "lost " + e.loss().slug();
    }
  }
}
