package org.lucarne.link;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.lucarne.encoding.Base64Url;
import org.lucarne.key.NamedKey;
import org.lucarne.link.token.LinkToken;
import org.lucarne.sender.SigningKeys;
import org.lucarne.share.Ids;
import org.lucarne.share.ShareConfig;

/** The addresses of links. They are derived, never stored, so a dump of rows opens nothing. */
@Singleton
public class LinkUrls {
  private final SigningKeys keys;
  private final String prefix;

  LinkUrls(SigningKeys keys, ShareConfig config) {
    this.keys = keys;
    this.prefix = config.publicUrl().toString().replaceAll("/+$", "") + "/s/";
  }

  /** An id for a new link, drawn until its token survives mail programs. */
  NewId freshId() {
    int kid = keys.currentKid();
    while (true) {
      byte[] id = Ids.freshBytes();
      if (LinkToken.survivesMail(LinkToken.sign(kid, id, signingKey(kid)))) {
        return new NewId(kid, Ids.encode(id));
      }
    }
  }

  record NewId(int kid, String id) {}

  /** The same at every call; null once the link's key is retired, and nothing opens it. */
  @Nullable String of(Link link) {
    byte[] id = Base64Url.decode(link.id());
    return keys.find(link.kid())
        .map(key -> prefix + LinkToken.sign(link.kid(), id, key.aes().getEncoded()))
        .orElse(null);
  }

  /** What a genuine token names. No row is read for anything else. */
  Optional<LinkToken.Verified> verify(String token) {
    IntFunction<byte @Nullable []> ring =
        kid -> keys.find(kid).map(key -> key.aes().getEncoded()).orElse(null);
    return LinkToken.verify(token, ring);
  }

  private byte[] signingKey(int kid) {
    return keys.find(kid)
        .map(NamedKey::aes)
        .orElseThrow(() -> new IllegalStateException("no signing key with kid " + kid))
        .getEncoded();
  }
}
