package org.lucarne.retention;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.lucarne.bound.TransferBounds;
import org.lucarne.link.Links;
import org.lucarne.share.Shares;
import org.lucarne.time.DatabaseClock;

/**
 * Breaks off what is still on its way of a share or a link that has ended, in every process within
 * seconds: whoever revoked a link does not see its pictures leave for another hour.
 */
@Singleton
public class EndTransfers {
  private final TransferBounds transfers;
  private final Shares shares;
  private final Links links;
  private final DatabaseClock clock;

  EndTransfers(TransferBounds transfers, Shares shares, Links links, DatabaseClock clock) {
    this.transfers = transfers;
    this.shares = shares;
    this.links = links;
    this.clock = clock;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void onSchedule() {
    try {
      end();
    } catch (RuntimeException e) {
      // Whoever cannot ask the database tells so elsewhere; this is asked again in a moment.
      Log.debugf("asking which transfers have to end: %s", e.getMessage());
    }
  }

  void end() {
    Set<String> sharesUnderWay = transfers.shares();
    if (sharesUnderWay.isEmpty()) {
      return;
    }
    Set<String> linksUnderWay = transfers.links();
    Instant now = clock.now();
    List<String> endedShares =
        QuarkusTransaction.requiringNew().call(() -> shares.endedAmong(sharesUnderWay, now));
    endedShares.forEach(transfers::endShare);
    if (!linksUnderWay.isEmpty()) {
      List<String> endedLinks =
          QuarkusTransaction.requiringNew().call(() -> links.endedAmong(linksUnderWay, now));
      endedLinks.forEach(transfers::endLink);
    }
  }
}
