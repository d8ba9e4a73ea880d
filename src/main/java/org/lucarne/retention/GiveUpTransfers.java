package org.lucarne.retention;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.Mode;
import org.lucarne.object.Transfers;
import org.lucarne.time.DatabaseClock;

/**
 * In standalone mode one process has the data to itself: when it starts, no transfer can be alive,
 * and what a crash left need not wait for its deadline.
 */
@Singleton
public class GiveUpTransfers {
  private final Transfers transfers;
  private final DatabaseClock clock;
  private final Mode mode;

  GiveUpTransfers(Transfers transfers, DatabaseClock clock, KeysConfig program) {
    this.transfers = transfers;
    this.clock = clock;
    this.mode = program.mode();
  }

  @Transactional
  void atStart(@Observes StartupEvent event) {
    if (mode == Mode.STANDALONE) {
      transfers.giveUpAll(clock.now());
    }
  }
}
