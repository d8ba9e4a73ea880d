package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

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

  @Test
  void aPoolWithoutAConnectionIsAnOutage() {
    assertThat(DatabaseOutage.isBehind(new SQLException("timed out"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "42601", "40001", "22008"})
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
