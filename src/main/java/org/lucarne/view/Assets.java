package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The addresses of the bundled styles, scripts and icons, whose names carry a digest. */
@ApplicationScoped
@Named("assets")
public class Assets {
  private final Properties names = new Properties();

  public Assets() {
    try (InputStream list = Assets.class.getResourceAsStream("/assets.properties")) {
      if (list == null) {
        throw new IllegalStateException("assets.properties is missing: the pages were not bundled");
      }
      names.load(list);
    } catch (IOException e) {
      throw new UncheckedIOException("reading assets.properties", e);
    }
  }

  /** What stands behind an address, if it is one of ours; no other name is ever looked up. */
  public Optional<byte[]> content(String file) {
    if (!names.containsValue(file)) {
      return Optional.empty();
    }
    try (InputStream content = Assets.class.getResourceAsStream("/static/" + file)) {
      return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
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
