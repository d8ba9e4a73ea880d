package org.lucarne.view;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.lucarne.bound.Networks;
import org.lucarne.link.LandingField;
import org.lucarne.link.Link;
import org.lucarne.link.LinkVerdict;
import org.lucarne.link.VerifyLink;
import org.lucarne.page.LandingPage;
import org.lucarne.page.PagePolicy;
import org.lucarne.page.Pages;
import org.lucarne.page.SealedPage;
import org.lucarne.problem.Accept;
import org.lucarne.problem.ProblemAnswers;
import org.lucarne.problem.SmallBody;
import org.lucarne.share.Download;

/** {@code /s/{token}}: the landing page, and the click that opens a link. */
@Path("/s")
@PermitAll
@RunOnVirtualThread
public class LandingResource {
  private static final int MAX_FORM_BYTES = 16 * 1_024;

  private final VerifyLink verifyLink;
  private final OpenLink openLink;
  private final ProveSecret proveSecret;
  private final ExposedCodes exposedCodes;
  private final ViewDocuments documents;
  private final ViewAccess access;
  private final LandingField landingField;
  private final ClickGuard clickGuard;
  private final Networks networks;
  private final Pages pages;

  LandingResource(
      VerifyLink verifyLink,
      OpenLink openLink,
      ProveSecret proveSecret,
      ExposedCodes exposedCodes,
      ViewDocuments documents,
      ViewAccess access,
      LandingField landingField,
      ClickGuard clickGuard,
      Networks networks,
      Pages pages) {
    this.verifyLink = verifyLink;
    this.openLink = openLink;
    this.proveSecret = proveSecret;
    this.exposedCodes = exposedCodes;
    this.documents = documents;
    this.access = access;
    this.landingField = landingField;
    this.clickGuard = clickGuard;
    this.networks = networks;
    this.pages = pages;
  }

  /**
   * The landing page, which changes nothing. Mail programs break links, quote them, and leave
   * punctuation and mangled fragments behind them: {@link LinkText} passes over all that.
   */
  @GET
  @Path("/{rest:[\\s\\S]+}")
  public Response landing(@PathParam("rest") String rest, @Context RoutingContext request) {
    LinkText link = LinkText.of(escaped(request, rest));
    String token = link.token();
    LinkVerdict verdict = verifyLink.verify(token);
    exposedCodes.note(verdict, link.tail(), request.request().query());
    Locale locale = ProblemAnswers.locale(request);
    if (verdict instanceof LinkVerdict.Pending pending) {
      return html(
          pages.landing(locale, page(token, pending.link(), pending.expiresAt(), true)),
          PagePolicy.PAGE);
    }
    LinkVerdict.Grant grant = Refused.unlessGranted(verdict);
    if (grant.link().isSealed()) {
      SealedPage page =
          new SealedPage(
              "/s/" + token + "/open",
              null,
              grant.link().hasPassphrase(),
              grant.link().download() != Download.NONE,
              grant.expiresAt());
      return html(pages.sealed(locale, page), PagePolicy.SEALED);
    }
    return html(
        pages.landing(locale, page(token, grant.link(), grant.expiresAt(), false)),
        PagePolicy.PAGE);
  }

  private static Response html(String page, String policy) {
    return Response.ok(page, "text/html;charset=UTF-8")
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .header(PagePolicy.HEADER, policy)
        .build();
  }

  private LandingPage page(String token, Link link, Instant expiresAt, boolean pending) {
    String openUrl = "/s/" + token + "/open";
    return new LandingPage(openUrl, landingField.of(link.id()), expiresAt, pending);
  }

  /** The whole link, pasted into the page that could not read its own address. */
  @POST
  @Path("/find")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response find(InputStream body) {
    String pasted = new FormFields(SmallBody.read(body, MAX_FORM_BYTES)).field("link");
    LinkText link = LinkText.pasted(pasted == null ? "" : pasted);
    LinkVerdict verdict = verifyLink.verify(link.token());
    exposedCodes.note(verdict, link.tail(), null);
    if (verdict instanceof LinkVerdict.Unknown) {
      throw Refused.nothing();
    }
    // A fragment of the form's address goes along: the browser keeps it to itself.
    return Response.status(303).header(HttpHeaders.LOCATION, "/s/" + link.token()).build();
  }

  /** The person's click. A form gets the gallery's address, a program the view itself. */
  @POST
  @Path("/{token:[^/]+}/open")
  @Consumes(MediaType.WILDCARD)
  public Response open(
      @PathParam("token") String token,
      @Context HttpHeaders headers,
      @Context RoutingContext request,
      InputStream body) {
    LinkVerdict verdict = verifyLink.verify(LinkText.of(token).token());
    Map<String, String> cookies = Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE));
    LinkVerdict.Grant grant = grant(verdict, cookies);
    Click click = Click.read(headers.getHeaderString(HttpHeaders.CONTENT_TYPE), body);
    clickGuard.check(headers::getHeaderString, grant.link().id(), click.proof());
    String address = networks.client(request.request());
    proveSecret.check(grant.link(), click, openLink.isOpenIn(grant, cookies), address);
    OpenLink.Opened opened = openLink.open(grant, cookies, address);
    return answer(opened, headers.getHeaderString(HttpHeaders.ACCEPT));
  }

  /** A link that is used up still leads the browser that used it to its own view. */
  private LinkVerdict.Grant grant(LinkVerdict verdict, Map<String, String> cookies) {
    return verdict instanceof LinkVerdict.Exhausted exhausted
            && openLink.isOpenIn(exhausted.ofItsViews(), cookies)
        ? exhausted.ofItsViews()
        : Refused.unlessGranted(verdict);
  }

  private Response answer(OpenLink.Opened opened, String accept) {
    ViewCookie cookie = opened.cookie();
    Response.ResponseBuilder response;
    if (Accept.htmlUnlessJsonPreferred(accept)) {
      response = Response.status(303).header(HttpHeaders.LOCATION, "/v/" + cookie.viewId());
    } else {
      OpenView view = access.enter(cookie);
      response = Response.ok(documents.of(view), MediaType.APPLICATION_JSON);
    }
    response.header(HttpHeaders.SET_COOKIE, cookie.header());
    opened.leaving().forEach(old -> response.header(HttpHeaders.SET_COOKIE, old.forgetting()));
    return response.header(HttpHeaders.VARY, "Accept, Accept-Language").build();
  }

  /** As it came: what the framework takes for parameters of the path belongs to the link. */
  private static String escaped(RoutingContext request, String rest) {
    String path = request.request().path();
    return path != null && path.startsWith("/s/") ? path.substring("/s/".length()) : rest;
  }
}
