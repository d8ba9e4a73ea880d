package org.lucarne.send;

import io.smallrye.common.annotation.NonBlocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.lucarne.page.Assets;
import org.lucarne.page.PagePolicy;
import org.lucarne.problem.ProblemAnswers;

/**
 * {@code /send}: the page from which a browser encrypts and sends. It is the same for everybody and
 * knows nobody; who sends is decided by the token that its script adds to each call.
 */
@Path("/send")
@PermitAll
public class SendResource {
  private static final String MANIFEST =
      """
      {"id":"/send","name":"Lucarne","short_name":"Lucarne","lang":"%s","start_url":"/send",
       "scope":"/send","display":"standalone","background_color":"#0e1113","theme_color":"#0e1113",
       "icons":[{"src":"%s","sizes":"192x192","type":"image/png","purpose":"any maskable"},
        {"src":"%s","sizes":"512x512","type":"image/png","purpose":"any maskable"}]}
      """;

  private final SendPage sendPage;
  private final Assets assets;

  SendResource(SendPage sendPage, Assets assets) {
    this.sendPage = sendPage;
    this.assets = assets;
  }

  @GET
  @NonBlocking
  public Response page(@Context RoutingContext request) {
    return answer(sendPage.render(ProblemAnswers.locale(request)), "text/html;charset=UTF-8")
        .header(PagePolicy.HEADER, PagePolicy.SEALED)
        .build();
  }

  /** What a phone needs to know to put the page on its home screen. */
  @GET
  @Path("/manifest.webmanifest")
  @NonBlocking
  public Response manifest(@Context RoutingContext request) {
    Locale locale = ProblemAnswers.locale(request);
    String manifest =
        MANIFEST.formatted(
            locale.toLanguageTag(), assets.url("icon-192.png"), assets.url("icon-512.png"));
    return answer(manifest, "application/manifest+json").build();
  }

  private static Response.ResponseBuilder answer(String entity, String type) {
    return Response.ok(entity, type).header(HttpHeaders.VARY, "Accept-Language");
  }
}
