package org.lucarne.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
      byte[] canonical = mapper.writeValueAsBytes(request);
      return new Sha256Digest(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("digesting a request", e);
    }
  }
}
