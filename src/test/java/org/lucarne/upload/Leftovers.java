package org.lucarne.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.lucarne.Rows;
import org.lucarne.storage.S3Server;

/** What uploads leave behind beside what is acknowledged. */
public record Leftovers(long transfers, long unaccountedFiles) {

  public static Leftovers now() {
    long stored = Rows.count("SELECT count(*) FROM stored_object WHERE storage_key IS NOT NULL");
    return new Leftovers(Rows.count("SELECT count(*) FROM transfer"), files() - stored);
  }

  /** What lies in storage, whichever it is. */
  private static long files() {
    try {
      if (ConfigProvider.getConfig().getValue("lucarne.storage", String.class).equals("s3")) {
        return S3Server.shared().objectCount();
      }
      Path objects =
          ConfigProvider.getConfig().getValue("lucarne.home", Path.class).resolve("objects");
      if (!Files.isDirectory(objects)) {
        return 0;
      }
      try (Stream<Path> files = Files.walk(objects)) {
        return files.filter(Files::isRegularFile).count();
      }
    } catch (Exception e) {
      throw new IllegalStateException("counting what lies in storage", e);
    }
  }
}
