package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.Events;
import org.lucarne.link.Link;
import org.lucarne.link.LinkVerdict;
import org.lucarne.time.DatabaseClock;

/**
 * Tells the owner, once for each link, when the secret of a sealed link came in its path or query:
 * a mail system rewrote the link, so the secret has passed through servers. The value itself is
 * neither kept nor logged.
 */
@ApplicationScoped
public class ExposedCodes {
  private static final Pattern CODE =
      Pattern.compile("(?:#|%(?:25)*23)[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])");

  private final Events events;
  private final DatabaseClock clock;

  ExposedCodes(Events events, DatabaseClock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * Looks at what came with a genuine token.
   *
   * @param tail what follows the token in the path, decoded once
   */
  @Transactional
  void note(LinkVerdict verdict, String tail, @Nullable String query) {
    Link link = link(verdict);
    boolean exposed = CODE.matcher(tail).find() || (query != null && CODE.matcher(query).find());
    if (exposed && link != null && link.isSealed()) {
      events.appendCodeExposed(link.shareId(), link.id(), clock.now());
    }
  }

  private static @Nullable Link link(LinkVerdict verdict) {
    return switch (verdict) {
      case LinkVerdict.Grant grant -> grant.link();
      case LinkVerdict.Pending pending -> pending.link();
      default -> null;
    };
  }
}
