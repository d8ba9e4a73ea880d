package org.lucarne.sender;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lucarne.time.DatabaseClock;

/** Who a token speaks for. */
@ApplicationScoped
public class TokenIdentities implements IdentityProvider<TokenAuthenticationRequest> {
  private final AccessTokens accessTokens;
  private final UploadTokens uploadTokens;
  private final UploadWindows uploadWindows;
  private final DatabaseClock clock;

  TokenIdentities(
      AccessTokens accessTokens,
      UploadTokens uploadTokens,
      UploadWindows uploadWindows,
      DatabaseClock clock) {
    this.accessTokens = accessTokens;
    this.uploadTokens = uploadTokens;
    this.uploadWindows = uploadWindows;
    this.clock = clock;
  }

  @Override
  public Class<TokenAuthenticationRequest> getRequestType() {
    return TokenAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenAuthenticationRequest request, AuthenticationRequestContext context) {
    String token = request.getToken().getToken();
    if (!token.startsWith(UploadTokens.PREFIX)) {
      return context.runBlocking(() -> ofAccessToken(token));
    }
    // A forged token never costs a look into the database.
    return uploadTokens
        .verify(token)
        .map(share -> context.runBlocking(() -> ofUploadToken(share)))
        .orElseGet(() -> Uni.createFrom().item(TokenIdentities::anonymous));
  }

  private SecurityIdentity ofUploadToken(String share) {
    return uploadWindows
        .uploadBy(share)
        .filter(end -> clock.now().isBefore(end))
        .map(end -> identity("upload token", Set.of(Scope.UPLOAD), share))
        .orElseGet(TokenIdentities::anonymous);
  }

  private SecurityIdentity ofAccessToken(String token) {
    return accessTokens
        .findValid(token)
        .map(found -> identity(found.owner(), found.scopes(), null))
        .orElseGet(TokenIdentities::anonymous);
  }

  private static SecurityIdentity identity(
      String name, Set<String> scopes, @Nullable String uploadShare) {
    QuarkusSecurityIdentity.Builder builder =
        QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).addRoles(scopes);
    if (uploadShare != null) {
      builder.addAttribute(Caller.UPLOAD_SHARE, uploadShare);
    }
    return builder.build();
  }

  private static SecurityIdentity anonymous() {
    return QuarkusSecurityIdentity.builder().setAnonymous(true).build();
  }
}
