package org.lucarne.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The partitions of the table of events, one for each month in UTC. Deleting the events of a month
 * row by row leaves holes; dropping the month that they leave empty gives its space back.
 */
@ApplicationScoped
public class EventMonths {
  /** Made ahead: what keeps the sweeper from its work may last weeks. */
  private static final int AHEAD = 2;

  /** Not dropped, even when empty: an event may still be written a moment after its month. */
  private static final int KEPT = 2;

  private final EntityManager database;

  EventMonths(EntityManager database) {
    this.database = database;
  }

  /** The first day of the month of an instant. */
  static LocalDate of(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
  }

  /** Makes the month of {@code now} and those ahead, where they are missing. */
  public void prepare(Instant now) {
    for (int i = 0; i <= AHEAD; i++) {
      database
          .createNativeQuery("SELECT make_event_month(:first)")
          .setParameter("first", of(now).plusMonths(i))
          .getSingleResult();
    }
  }

  /** Drops past months that hold no event any more; answers how many. */
  public int dropEmpty(Instant now) {
    return ((Number)
            database
                .createNativeQuery("SELECT drop_empty_event_months(:before)")
                .setParameter("before", of(now).minusMonths(KEPT))
                .getSingleResult())
        .intValue();
  }
}
