package org.lucarne.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Reads a JSON body as it is meant: at most {@value #MAX_BYTES} bytes, no unknown member, no member
 * twice, no number where text belongs. What cannot be parsed is a {@code 400}; what parses and says
 * something wrong is a {@code 422} that points at the member.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class StrictJsonReader implements MessageBodyReader<Object> {
  static final int MAX_BYTES = 65_536;

  private static final ObjectMapper MAPPER = mapper();

  private static ObjectMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
            .addModule(new SimpleModule().addDeserializer(String.class, new WholeText()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      builder.withCoercionConfig(
          LogicalType.Textual, config -> config.setCoercion(shape, CoercionAction.Fail));
    }
    return builder.build();
  }

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type.isRecord();
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body) {
    return read(SmallBody.read(body, MAX_BYTES), type);
  }

  /** The value that a JSON document stands for, or the problem with it. */
  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      T value = MAPPER.readValue(bytes, type);
      if (value == null) {
        throw new ProblemException(
            ProblemType.MALFORMED_REQUEST, "The body has to be a JSON object.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw ProblemException.invalid(pointer(e), "This member is not known here.");
    } catch (JsonMappingException e) {
      if (e.getCause() instanceof JsonParseException cause) {
        throw unreadable(cause);
      }
      if (e.getPath().isEmpty()) {
        throw new ProblemException(
            ProblemType.MALFORMED_REQUEST, "The body has to be a JSON object.");
      }
      throw ProblemException.invalid(pointer(e), "This member has not the type it should have.");
    } catch (StreamReadException e) {
      throw unreadable(e);
    } catch (IOException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not JSON in UTF-8.");
    }
  }

  private static ProblemException unreadable(StreamReadException e) {
    // Jackson has no exception of its own for this case, only the message.
    String message = e.getOriginalMessage();
    boolean duplicate =
        e instanceof JsonParseException && message != null && message.startsWith("Duplicate field");
    if (duplicate && e.getProcessor() instanceof JsonParser parser) {
      JsonPointer member = parser.getParsingContext().pathAsPointer();
      return ProblemException.invalid("#" + member, "A member stands here twice.");
    }
    return new ProblemException(ProblemType.MALFORMED_REQUEST, "The body is not valid JSON.");
  }

  private static String pointer(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder("#");
    for (JsonMappingException.Reference step : e.getPath()) {
      String name = step.getFieldName();
      pointer.append('/');
      pointer.append(
          name == null
              ? Integer.toString(step.getIndex())
              : name.replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
