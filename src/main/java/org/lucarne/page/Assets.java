package org.lucarne.page;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** The addresses of the bundled styles, scripts and icons, whose names carry a digest. */
@ApplicationScoped
@Named("assets")
public class Assets {
  private final Properties names = new Properties();
  private final Map<String, Buffer> contents;

  public Assets() {
    try (InputStream list = Assets.class.getResourceAsStream("/assets.properties")) {
      if (list == null) {
        throw new IllegalStateException("assets.properties is missing: the pages were not bundled");
      }
      names.load(list);
    } catch (IOException e) {
      throw new UncheckedIOException("reading assets.properties", e);
    }
    contents =
        names.stringPropertyNames().stream()
            .map(names::getProperty)
            .distinct()
            .collect(Collectors.toUnmodifiableMap(file -> file, Assets::read));
  }

  /**
   * What stands behind an address, if it is one of ours; no other name is ever looked up. All
   * answers share the one copy, however many wait for their readers.
   */
  public Optional<Buffer> content(String file) {
    return Optional.ofNullable(contents.get(file));
  }

  private static Buffer read(String file) {
    try (InputStream content = Assets.class.getResourceAsStream("/static/" + file)) {
      if (content == null) {
        throw new IllegalStateException(file + " is missing: the pages were not bundled whole");
      }
      byte[] bytes = content.readAllBytes();
      return Buffer.buffer(
          Unpooled.unreleasableBuffer(
              Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly()));
    } catch (IOException e) {
      throw new UncheckedIOException("reading an asset", e);
    }
  }

  /** The address of an asset by its plain name, such as {@code gallery.js}. */
  public String url(String asset) {
    String name = names.getProperty(asset);
    if (name == null) {
      throw new IllegalArgumentException("no asset is called '%s'".formatted(asset));
    }
    return "/static/" + name;
  }
}
