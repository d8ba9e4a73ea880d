package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.object.Rendition;
import org.lucarne.object.Sha256Digest;

/**
 * A share as its owner sees it.
 *
 * @param uploadToken only in the answer that declares it
 * @param links absent for a caller with an upload token
 */
public record ShareDocument(
    String id,
    Custody custody,
    ShareState state,
    Instant createdAt,
    Instant expiresAt,
    Instant deleteAt,
    Instant uploadBy,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String uploadToken,
    List<ImageDocument> images,
    @Nullable ObjectDocument manifest,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LinkDocument> links) {

  /** One image and its objects. */
  public record ImageDocument(int position, List<RenditionDocument> renditions) {}

  /**
   * One object of an image; size and digest as stored, or before that as declared.
   *
   * @param reason why the server cannot make this rendition
   * @param pages of the original, of which a display rendition shows the first
   * @param moving whether they are meant to follow one another
   * @param incomplete whether the original ends early
   * @param trailingBytes that the original has behind the end of its picture
   * @param uploadUrl absent for what the server makes
   */
  public record RenditionDocument(
      Rendition rendition,
      String state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer pages,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean moving,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean incomplete,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long trailingBytes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String uploadUrl,
      @Nullable Long size,
      @Nullable Sha256Digest digest) {}

  /** The manifest. */
  public record ObjectDocument(
      String state, String uploadUrl, @Nullable Long size, @Nullable Sha256Digest digest) {}

  @Override
  public String toString() {
    return "ShareDocument " + id;
  }
}
