package org.lucarne.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.share.Custody;
import org.lucarne.share.Rendition;

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
    boolean download,
    int imageCount,
    @Nullable String capsule,
    @Nullable String manifestUrl,
    @Nullable String archiveUrl,
    List<ImageDocument> images) {

  /** One image; in managed custody with the type told from its bytes. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ImageDocument(
      int position, @Nullable String mediaType, List<RenditionDocument> renditions) {}

  /** What can be fetched; size in bytes as they will arrive. */
  public record RenditionDocument(Rendition rendition, String url, long size) {}
}
