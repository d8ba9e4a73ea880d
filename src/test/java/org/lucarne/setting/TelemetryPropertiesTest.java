package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.key.Mode;

class TelemetryPropertiesTest {
  private static final String JSON = "quarkus.log.console.json.enabled";
  private static final String DISABLED = "quarkus.otel.sdk.disabled";

  @Test
  void aClusterLogsJsonAndAShellReadsText() {
    assertThat(TelemetryProperties.of(Mode.CLUSTER, Map.of())).containsEntry(JSON, "true");
    assertThat(TelemetryProperties.of(Mode.STANDALONE, Map.of())).containsEntry(JSON, "false");
  }

  @Test
  void theOperatorMayChooseTheOther() {
    assertThat(TelemetryProperties.of(Mode.CLUSTER, Map.of("LUCARNE_LOG_FORMAT", "text")))
        .containsEntry(JSON, "false");
    assertThat(TelemetryProperties.of(Mode.STANDALONE, Map.of("LUCARNE_LOG_FORMAT", "json")))
        .containsEntry(JSON, "true");
  }

  @Test
  void anyOtherFormatStopsTheStart() {
    assertThatThrownBy(
            () -> TelemetryProperties.of(Mode.CLUSTER, Map.of("LUCARNE_LOG_FORMAT", "ecs")))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("LUCARNE_LOG_FORMAT is \"ecs\"; it can be json or text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
        "QUARKUS_OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
      })
  void tracesAreMadeOnceThereIsACollector(String variable) {
    assertThat(TelemetryProperties.of(Mode.CLUSTER, Map.of())).containsEntry(DISABLED, "true");
    assertThat(TelemetryProperties.of(Mode.CLUSTER, Map.of(variable, "http://collector:4317")))
        .containsEntry(DISABLED, "false");
  }

  @Test
  void whatTheOperatorSaidOfTracesStands() {
    assertThat(TelemetryProperties.of(Mode.CLUSTER, Map.of("QUARKUS_OTEL_SDK_DISABLED", "false")))
        .doesNotContainKey(DISABLED);
  }
}
