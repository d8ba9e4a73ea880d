package org.lucarne.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.share.Rendition;

/** A view as a program sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ViewDocument(
    String view,
    String url,
    String custody,
    Instant expiresAt,
    boolean download,
    int imageCount,
    @Nullable String manifestUrl,
    @Nullable String archiveUrl,
    List<ImageDocument> images) {

  /** One image, with the type told from its bytes. */
  public record ImageDocument(int position, String mediaType, List<RenditionDocument> renditions) {}

  /** What can be fetched; size in bytes as they will arrive. */
  public record RenditionDocument(Rendition rendition, String url, long size) {}
}
