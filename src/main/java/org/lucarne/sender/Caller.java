package org.lucarne.sender;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Who is calling in this request. */
@RequestScoped
public class Caller {
  static final String UPLOAD_SHARE = "lucarne.upload-share";

  private final SecurityIdentity identity;

  public Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The owner that the access token speaks for; of no meaning with an upload token. */
  public String owner() {
    return identity.getPrincipal().getName();
  }

  /** The one share that the upload token is for; null when it is an access token. */
  public @Nullable String uploadShare() {
    return identity.getAttribute(UPLOAD_SHARE);
  }
}
