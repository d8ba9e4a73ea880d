package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.lucarne.time.IsoDuration;

/** {@code GET /api/v1/limits}: what a client should know before it encrypts. */
@Path("/api/v1/limits")
@PermitAll
public class LimitsResource {
  private final Limits limits;

  LimitsResource(Limits limits) {
    this.limits = limits;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  public LimitsDocument limits() {
    return new LimitsDocument(
        Limits.IMAGES_PER_SHARE,
        Limits.BYTES_PER_OBJECT,
        Limits.BYTES_PER_MANIFEST,
        limits.custodies(),
        new LifetimeDocument(
            IsoDuration.format(limits.shortestLifetime()),
            IsoDuration.format(limits.usualLifetime()),
            IsoDuration.format(limits.longestLifetime())));
  }

  /** What a share may be. Bytes are of ciphertext. */
  public record LimitsDocument(
      int imagesPerShare,
      long bytesPerObject,
      long bytesPerManifest,
      List<Custody> custodies,
      LifetimeDocument expiresIn) {}

  /** ISO 8601 durations. */
  public record LifetimeDocument(String min, @JsonProperty("default") String usual, String max) {}
}
