package org.lucarne;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Calls the service over HTTP. Every exchange is held against openapi.yaml: answers always, and
 * requests too unless a test breaks the contract on purpose.
 */
public final class Api {
  private static final OpenApiValidationFilter WHOLE_CONTRACT = filter(false);
  private static final OpenApiValidationFilter ANSWERS_ONLY = filter(true);

  private Api() {}

  /** A request that keeps the contract. */
  public static RequestSpecification call() {
    return spec().filter(WHOLE_CONTRACT).filter(new Exchanges());
  }

  /** A request that breaks it; the answer still must not. */
  public static RequestSpecification misuse() {
    return spec().filter(ANSWERS_ONLY).filter(new Exchanges());
  }

  /** A request with the first access token. */
  public static RequestSpecification sender() {
    return call().header("Authorization", "Bearer " + firstToken());
  }

  /** The same for a request that breaks the contract. */
  public static RequestSpecification misusingSender() {
    return misuse().header("Authorization", "Bearer " + firstToken());
  }

  /** The access token of the first start. */
  public static String firstToken() {
    try {
      Path home = ConfigProvider.getConfig().getValue("lucarne.home", Path.class);
      return Files.readString(home.resolve("access-token")).strip();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The origin that the service believes to have. */
  public static String origin() {
    return ConfigProvider.getConfig().getValue("lucarne.public-url", String.class);
  }

  /** An absolute address of the service as a path, to be called on the test's own port. */
  public static String path(String url) {
    return url.replaceFirst("^https?://[^/]+", "");
  }

  private static RequestSpecification spec() {
    return RestAssured.given().urlEncodingEnabled(false).config(config());
  }

  private static RestAssuredConfig config() {
    return RestAssuredConfig.config()
        .redirect(RedirectConfig.redirectConfig().followRedirects(false));
  }

  /** Bodies of any type go out as they are, and no charset is added to their type. */
  public static RestAssuredConfig rawBodies() {
    return config()
        .encoderConfig(
            EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("multipart/form-data", ContentType.TEXT));
  }

  private static OpenApiValidationFilter filter(boolean answersOnly) {
    return new OpenApiValidationFilter(validator(answersOnly));
  }

  /** What every exchange is held against. */
  static OpenApiInteractionValidator validator(boolean answersOnly) {
    LevelResolver.Builder levels =
        LevelResolver.create()
            // The name of the view cookie is part of what is random.
            .withLevel("validation.request.security.missing", Level.IGNORE)
            // Pages take Accept: application/json where only a problem is JSON.
            .withLevel("validation.request.accept.notAllowed", Level.IGNORE)
            .withLevel("validation.response.contentType.notAllowed", Level.ERROR);
    if (answersOnly) {
      levels.withLevel("validation.request", Level.IGNORE);
    }
    return OpenApiInteractionValidator.createForSpecificationUrl(
            Path.of("openapi.yaml").toAbsolutePath().toUri().toString())
        .withLevelResolver(levels.build())
        .build();
  }
}
