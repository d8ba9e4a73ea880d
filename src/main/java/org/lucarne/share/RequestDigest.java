package org.lucarne.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import org.lucarne.object.Sha256Digest;

/**
 * Tells whether two requests ask for the same: over what they say, not over their white space or
 * the order of their members, which differ between a client's tries.
 */
@Singleton
class RequestDigest {
  private final ObjectMapper mapper;

  RequestDigest(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  Sha256Digest of(ShareRequest request) {
    try {
      return Sha256Digest.of(mapper.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("digesting a request", e);
    }
  }
}
