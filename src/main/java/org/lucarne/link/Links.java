package org.lucarne.link;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Cursor;
import org.lucarne.share.Ids;
import org.lucarne.share.Share;

/** The links of shares. */
@ApplicationScoped
public class Links implements PanacheRepositoryBase<Link, String> {

  Link ofShare(Share share, String id) {
    return ofShare(share, id, LockModeType.NONE);
  }

  /** The same, with its row locked until the transaction ends. */
  Link ofShareLocked(Share share, String id) {
    return ofShare(share, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Link ofShare(Share share, String id, LockModeType lock) {
    if (!Ids.isWellFormed(id)) {
      throw missing();
    }
    return find("id = ?1 and shareId = ?2", id, share.id())
        .withLock(lock)
        .firstResultOptional()
        .orElseThrow(Links::missing);
  }

  private static ProblemException missing() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such link.");
  }

  /** In the rows alone: whole entities written back would undo what was counted meanwhile. */
  void destroyCapsules(String shareId) {
    update("capsuleKeyName = null, wrappedCapsule = null where shareId = ?1", shareId);
  }

  /** Which of these links are revoked or expired by themselves; their shares are not looked at. */
  public List<String> endedAmong(Set<String> ids, Instant now) {
    return getEntityManager()
        .createQuery(
            "select id from Link where id in :ids and (revokedAt is not null or expiresAt <= :now)",
            String.class)
        .setParameter("ids", ids)
        .setParameter("now", now)
        .getResultList();
  }

  List<Link> ofShares(Collection<String> shareIds) {
    return shareIds.isEmpty()
        ? List.of()
        : list("shareId in ?1 order by createdAt desc, id desc", shareIds);
  }

  List<Link> newestOf(Share share, @Nullable Cursor after, int limit) {
    if (after == null) {
      return find("shareId = ?1 order by createdAt desc, id desc", share.id())
          .page(0, limit)
          .list();
    }
    return find(
            "shareId = ?1 and (createdAt < ?2 or (createdAt = ?2 and id < ?3))"
                + " order by createdAt desc, id desc",
            share.id(),
            after.at(),
            after.id())
        .page(0, limit)
        .list();
  }
}
