package org.lucarne.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the sender wrote about the images. The text is a stranger's: it is shown as text, and what
 * cannot be read is as if it were not there.
 */
final class Manifest {
  private static final int MAX_CHARS = 4_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode document;

  private Manifest(JsonNode document) {
    this.document = document;
  }

  static Manifest none() {
    return new Manifest(MissingNode.getInstance());
  }

  static Manifest of(byte[] json) {
    try {
      JsonNode document = MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
      return document.path("version").asInt() == 1 ? new Manifest(document) : none();
    } catch (JsonProcessingException e) {
      return none();
    }
  }

  /** Whether there is nothing to read in it. */
  boolean isNone() {
    return document.isMissingNode();
  }

  @Nullable String message() {
    return text(document.path("message"));
  }

  @Nullable String name(int position) {
    return text(document.path("images").path(position - 1).path("name"));
  }

  @Nullable String caption(int position) {
    return text(document.path("images").path(position - 1).path("caption"));
  }

  private static @Nullable String text(JsonNode node) {
    if (!node.isTextual() || node.textValue().isBlank()) {
      return null;
    }
    String text = node.textValue().strip();
    return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) + "…" : text;
  }

  @Override
  public String toString() {
    return "Manifest";
  }
}
