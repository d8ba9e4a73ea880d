package org.lucarne.share;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.sender.UploadWindows;

/** The shares. Whoever asks for one as a caller gets it only as its owner. */
@ApplicationScoped
public class Shares implements PanacheRepositoryBase<Share, String>, UploadWindows {

  /**
   * The caller's share: the owner's own, or the one its upload token is for.
   *
   * @throws ProblemException {@code not-found}, the same for a share of somebody else
   */
  public Share ofCaller(Caller caller, String id) {
    return find(caller, id, LockModeType.NONE);
  }

  /** The same, with its row locked until the transaction ends. */
  public Share ofCallerLocked(Caller caller, String id) {
    return find(caller, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private Share find(Caller caller, String id, LockModeType lock) {
    String uploadShare = caller.uploadShare();
    Optional<Share> found = Optional.empty();
    if (Ids.isWellFormed(id)) {
      found =
          uploadShare == null
              ? find("id = ?1 and owner = ?2", id, caller.owner())
                  .withLock(lock)
                  .firstResultOptional()
              : find("id = ?1 and id = ?2", id, uploadShare).withLock(lock).firstResultOptional();
    }
    return found.orElseThrow(Shares::missing);
  }

  @Override
  @Transactional
  public Optional<Instant> uploadBy(String shareId) {
    return findByIdOptional(shareId).map(Share::uploadBy);
  }

  /** What every share that the caller cannot have answers. */
  static ProblemException missing() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is no such share.");
  }

  /** At most {@code limit} of the owner's shares, newest first, after the cursor. */
  List<Share> newestOf(String owner, @Nullable Cursor after, int limit) {
    if (after == null) {
      return find("owner = ?1 order by createdAt desc, id desc", owner).page(0, limit).list();
    }
    return find(
            "owner = ?1 and (createdAt < ?2 or (createdAt = ?2 and id < ?3))"
                + " order by createdAt desc, id desc",
            owner,
            after.at(),
            after.id())
        .page(0, limit)
        .list();
  }

  /** Which of these shares are expired or deleted. */
  public List<String> endedAmong(Set<String> ids, Instant now) {
    return getEntityManager()
        .createQuery(
            "select id from Share where id in :ids and (state = 'deleted' or expiresAt <= :now)",
            String.class)
        .setParameter("ids", ids)
        .setParameter("now", now)
        .getResultList();
  }

  /** Ids of shares whose keys and bytes are to be destroyed now. */
  public List<String> idsToDelete(Instant now, int limit) {
    return getEntityManager()
        .createQuery(
            "select id from Share where (state <> 'deleted' and deleteAt <= :now)"
                + " or (state = 'open' and uploadBy <= :now)",
            String.class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList();
  }

  /** Removes the rows of shares deleted before an instant whose bytes are gone. */
  public int purgeDeletedBefore(Instant instant) {
    return getEntityManager()
        .createNativeQuery(
            """
            DELETE FROM share WHERE state = 'deleted' AND deleted_at < :instant
              AND expires_at < :instant
              AND NOT EXISTS (SELECT 1 FROM stored_object o
                              WHERE o.share_id = share.id AND o.storage_key IS NOT NULL)
            """)
        .setParameter("instant", instant)
        .executeUpdate();
  }
}
