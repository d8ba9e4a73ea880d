package org.lucarne.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lucarne.storage.StorageFailure;

class OutageLinesTest {
  private static final String SAID = "making it failed";

  @Test
  void aDatabaseThatIsAwayIsToldWithoutTheWayThroughTheCode() {
    Throwable away =
        new IllegalStateException(
            new SQLException("of user 'someone'", "08006", new IOException()));

    LogRecord line = filtered(away);

    assertThat(line.getThrown()).isNull();
    assertThat(line.getMessage()).isEqualTo(SAID + ": SQLException, SQL state 08006");
  }

  @Test
  void soIsStorageThatMayBeBackLater() {
    Throwable away = new StorageFailure("Cannot open an object: gone", true, new IOException());

    LogRecord line = filtered(new IOException("reading an original", away));

    assertThat(line.getThrown()).isNull();
    assertThat(line.getMessage()).isEqualTo(SAID + ": Cannot open an object: gone");
  }

  @Test
  void whatIsFilledInStaysFilledIn() {
    LogRecord line = new ExtLogRecord(Level.WARN, "%s failed", ExtLogRecord.FormatStyle.PRINTF, "");
    line.setParameters(new Object[] {"sweeping"});
    line.setThrown(new StorageFailure("at 100 % of its disk", true, null));

    assertThat(new OutageLines().isLoggable(line)).isTrue();

    assertThat(((ExtLogRecord) line).getFormattedMessage())
        .isEqualTo("sweeping failed: at 100 % of its disk");
  }

  @Test
  void aFaultOfOursKeepsItsWay() {
    Throwable fault = new SQLException("syntax", "42601");
    Throwable lasting = new StorageFailure("the client failed", false, fault);

    assertThat(filtered(fault).getThrown()).isSameAs(fault);
    assertThat(filtered(lasting).getThrown()).isSameAs(lasting);
    assertThat(filtered(null).getMessage()).isEqualTo(SAID);
  }

  private static LogRecord filtered(@Nullable Throwable thrown) {
    LogRecord line = new LogRecord(Level.WARN, SAID);
    line.setThrown(thrown);
    assertThat(new OutageLines().isLoggable(line)).isTrue();
    return line;
  }
}
