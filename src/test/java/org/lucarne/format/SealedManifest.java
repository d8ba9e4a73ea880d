package org.lucarne.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lucarne.object.Sha256Digest;

/** What the manifest of a sealed share declares, in its order; names such as "1/original". */
record SealedManifest(JsonNode document, List<Declared> objects) {
  private static final List<String> RENDITIONS = List.of("original", "display", "thumbnail");
  private static final int MAX_IMAGES = 6;
  private static final int MAX_PIXELS = 1_000_000;
  private static final String MEDIA_TYPE = "[a-z0-9][a-z0-9.+-]{0,62}/[a-z0-9][a-z0-9.+-]{0,62}";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  record Declared(String at, long size, String digest) {}

  static SealedManifest read(byte[] json) throws RefusedException {
    JsonNode document = parse(json);
    JsonNode version = document.path("version");
    require(version.isNumber());
    if (version.doubleValue() != 1) {
      throw new RefusedException("manifest-version");
    }
    require(document.path("custody").isTextual());
    if (!document.path("custody").textValue().equals("sealed")) {
      throw new RefusedException("manifest-custody");
    }
    JsonNode images = document.path("images");
    require(images.isArray() && !images.isEmpty() && images.size() <= MAX_IMAGES);
    requireIfPresent(document.path("message"), JsonNode::isTextual);
    List<Declared> objects = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      readImage(images.get(i), i + 1, objects);
    }
    return new SealedManifest(document, objects);
  }

  private static JsonNode parse(byte[] json) throws RefusedException {
    try {
      // Jackson would take other encodings than UTF-8, and skip a byte order mark.
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
      JsonNode document = MAPPER.readTree(text);
      require(document.isObject());
      return document;
    } catch (CharacterCodingException | JsonProcessingException e) {
      throw new RefusedException("manifest-malformed");
    }
  }

  private static void readImage(JsonNode image, int position, List<Declared> objects)
      throws RefusedException {
    require(image.isObject());
    for (String member : List.of("name", "caption")) {
      requireIfPresent(image.path(member), JsonNode::isTextual);
    }
    requireIfPresent(
        image.path("mediaType"), node -> node.isTextual() && node.textValue().matches(MEDIA_TYPE));
    for (String member : List.of("width", "height")) {
      requireIfPresent(
          image.path(member),
          node -> node.isInt() && node.intValue() > 0 && node.intValue() <= MAX_PIXELS);
    }
    JsonNode renditions = image.path("renditions");
    require(renditions.isObject());
    require(isPresent(renditions.path("original")) || isPresent(renditions.path("display")));
    for (String rendition : RENDITIONS) {
      JsonNode declared = renditions.path(rendition);
      if (isPresent(declared)) {
        objects.add(readDeclared(declared, position + "/" + rendition));
      }
    }
  }

  private static Declared readDeclared(JsonNode declared, String at) throws RefusedException {
    JsonNode size = declared.path("size");
    JsonNode digest = declared.path("digest");
    require(size.isIntegralNumber() && size.canConvertToLong() && size.longValue() > 0);
    require(digest.isTextual());
    String text = digest.textValue();
    require(Sha256Digest.parse(text).filter(parsed -> parsed.toString().equals(text)).isPresent());
    return new Declared(at, size.longValue(), text);
  }

  private static boolean isPresent(JsonNode node) {
    return !node.isMissingNode() && !node.isNull();
  }

  private static void requireIfPresent(JsonNode node, Predicate<JsonNode> shape)
      throws RefusedException {
    require(!isPresent(node) || shape.test(node));
  }

  private static void require(boolean wellFormed) throws RefusedException {
    if (!wellFormed) {
      throw new RefusedException("manifest-malformed");
    }
  }
}
