package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03"})
  void aDatabaseThatCannotBeReachedIsAnOutage(String state) {
    SQLException cause = new SQLException("gone", state);
    assertThat(DatabaseOutage.isBehind(new RuntimeException(new RuntimeException(cause)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03", "25P03"})
  void whatPassesByItselfIsAnOutage(String state) {
    assertThat(DatabaseOutage.isBehind(new SQLException("conflict", state))).isTrue();
  }

  @Test
  void aTransactionThatTookTooLongIsAnOutage() {
    assertThat(DatabaseOutage.isBehind(new RuntimeException(new RollbackException("timed out"))))
        .isTrue();
  }

  @Test
  void aTransactionThatWasRolledBackForWhatTheDatabaseRefusedIsNone() {
    RollbackException rolledBack = new RollbackException();
    rolledBack.initCause(new SQLException("refused", "23505"));
    assertThat(DatabaseOutage.isBehind(rolledBack)).isFalse();
  }

  @Test
  void theReasonThatIsWrittenDownHoldsNoMessage() {
    assertThat(DatabaseOutage.reason(new RuntimeException(new SQLException("a secret", "08006"))))
        .isEqualTo("SQLException, SQL state 08006");
  }

  @Test
  void aPoolWithoutAConnectionIsAnOutage() {
    assertThat(DatabaseOutage.isBehind(new SQLException("timed out"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "25006", "22008"})
  void aRefusedStatementIsNone(String state) {
    assertThat(DatabaseOutage.isBehind(new SQLException("refused", state))).isFalse();
  }

  @Test
  void whatHasNothingToDoWithTheDatabaseIsNone() {
    assertThat(DatabaseOutage.isBehind(new IllegalStateException())).isFalse();
  }

  @Test
  void causesThatGoRoundInACircleEnd() {
    RuntimeException first = new RuntimeException();
    first.initCause(new RuntimeException(first));
    assertThat(DatabaseOutage.isBehind(first)).isFalse();
  }
}
