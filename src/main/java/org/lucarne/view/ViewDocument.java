package org.lucarne.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.object.Rendition;
import org.lucarne.share.Custody;
import org.lucarne.share.Download;

/**
 * A view as a program sees it.
 *
 * @param capsule in sealed custody, standard base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViewDocument(
    String view,
    String url,
    Custody custody,
    Instant expiresAt,
    Download download,
    int imageCount,
    @Nullable String capsule,
    @Nullable String manifestUrl,
    @Nullable String archiveUrl,
    List<ImageDocument> images) {

  /**
   * One image.
   *
   * @param mediaType in managed custody, of the original, as its bytes tell it
   * @param display in managed custody: {@code making}, {@code stored} or {@code refused}
   * @param reason why its renditions were refused
   * @param pages of the original, of which the display rendition shows the first
   * @param moving whether they are meant to follow one another
   * @param incomplete whether the original ends early
   * @param trailingBytes that the original has behind the end of its picture
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ImageDocument(
      int position,
      @Nullable String mediaType,
      @Nullable String display,
      @Nullable String reason,
      @Nullable Integer pages,
      @Nullable Boolean moving,
      @Nullable Boolean incomplete,
      @Nullable Long trailingBytes,
      List<RenditionDocument> renditions) {}

  /**
   * What can be fetched now.
   *
   * @param size in bytes, as they will arrive
   * @param width in pixels, of what the server made
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RenditionDocument(
      Rendition rendition,
      String url,
      long size,
      @Nullable Integer width,
      @Nullable Integer height) {}
}
