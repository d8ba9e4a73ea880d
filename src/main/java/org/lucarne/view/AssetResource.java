package org.lucarne.view;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** {@code /static/…}: styles, scripts and icons, under names that change with their content. */
@Path("/static/{file}")
@PermitAll
public class AssetResource {
  /** What a worker may do is said by the answer that brought its script. */
  private static final String SCRIPT_POLICY =
      "default-src 'none'; script-src 'self'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private final Assets assets;

  AssetResource(Assets assets) {
    this.assets = assets;
  }

  @GET
  @NonBlocking
  public Response asset(@PathParam("file") String file) {
    byte[] content = assets.content(file).orElseThrow(Refused::nothing);
    Response.ResponseBuilder response =
        Response.ok(content)
            .type(type(file))
            .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    if (file.endsWith(".js")) {
      response.header("Content-Security-Policy", SCRIPT_POLICY);
    }
    return response.build();
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "css" -> "text/css;charset=UTF-8";
      case "js" -> "text/javascript;charset=UTF-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      default -> "application/octet-stream";
    };
  }
}
