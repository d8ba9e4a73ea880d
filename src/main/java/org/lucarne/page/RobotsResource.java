package org.lucarne.page;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /robots.txt}: nothing here is for search engines or archives. */
@Path("/robots.txt")
@PermitAll
public class RobotsResource {
  @GET
  @Produces(MediaType.TEXT_PLAIN)
  @NonBlocking
  public String robots() {
    return "User-agent: *\nDisallow: /\n";
  }
}
