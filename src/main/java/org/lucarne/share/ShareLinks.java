package org.lucarne.share;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.Validation;

/**
 * What a share knows of its links. Package {@code link} knows shares, so it is the one that
 * answers; a share that is declared together with its first link stays one transaction.
 */
public interface ShareLinks {
  /** Refuses what a link cannot be; {@code pointer} is where the link stands in the body. */
  void check(
      LinkRequest request,
      Custody custody,
      Duration shareLifetime,
      String pointer,
      Validation validation);

  /** Issues a checked link in the transaction under way. */
  void issue(Share share, LinkRequest request);

  /** Destroys the capsules of all links of a share, in the transaction under way. */
  void destroyCapsules(Share share);

  /** The links of these shares, newest first, by share id. */
  Map<String, List<LinkDocument>> of(Set<Share> shares);

  /** The links of one share, newest first. */
  default List<LinkDocument> of(Share share) {
    @Nullable List<LinkDocument> links = of(Set.of(share)).get(share.id());
    return links == null ? List.of() : links;
  }
}
