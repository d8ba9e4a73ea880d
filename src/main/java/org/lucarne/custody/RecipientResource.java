package org.lucarne.custody;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** {@code GET /api/v1/recipient}: whom managed capsules are to be addressed to. */
@Path("/api/v1/recipient")
@PermitAll
public class RecipientResource {
  private final ServerIdentities identities;

  RecipientResource(ServerIdentities identities) {
    this.identities = identities;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @NonBlocking
  public RecipientDocument json() {
    return new RecipientDocument(identities.recipient(), identities.notAfter());
  }

  /** The bare recipient, for {@code age -r $(curl -H 'Accept: text/plain' …)}. */
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @NonBlocking
  public String text() {
    return identities.recipient() + "\n";
  }

  /** The recipient and until when it may be used without asking again. */
  public record RecipientDocument(String recipient, Instant notAfter) {}
}
