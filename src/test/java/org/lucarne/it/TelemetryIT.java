package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the program tells operators after it was used in every way: that it tells what the documents
 * promise, and nothing that anybody would want to keep to themselves.
 *
 * <p>Searched are its log at DEBUG, its metrics, all traces as a collector gets them, the names of
 * its files, and the log of PostgreSQL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryIT {
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(lucarne_\\w+)` \\| (\\w+) \\|([^|]*)\\|");
  private static final Pattern NAME = Pattern.compile("\\b(lucarne|agroal|jvm|process)_[a-z0-9_]+");
  private static final Path MONITORING = Path.of("k8s/components/monitoring");

  private final String mark = "CANARY" + HexFormat.of().toHexDigits(new Random().nextLong());
  private RunningLucarne lucarne;
  private OtlpCollector collector;
  private CanaryFlows flows;
  private ServedMetrics metrics;
  private ServedMetrics withoutDatabase;

  @BeforeAll
  void useItInEveryWay() throws Exception {
    assumeTrue(Surroundings.areStandalone(), "its storage and database are taken away");
    collector = new OtlpCollector();
    Map<String, String> variables = new HashMap<>(collector.variables());
    variables.put("LUCARNE_LOG_FORMAT", "json");
    variables.put("LUCARNE_SWEEP_EVERY", "PT2S");
    variables.put("QUARKUS_LOG_LEVEL", "DEBUG");
    lucarne = RunningLucarne.start(variables);
    flows = new CanaryFlows(lucarne, mark);
    flows.managed();
    flows.sealed();
    flows.refused();
    flows.withoutStorage();
    metrics = ServedMetrics.of(lucarne);
    flows.withoutDatabase();
    Thread.sleep(15_500); // until it asks the database again
    ServedMetrics.of(lucarne);
    Thread.sleep(7_000); // the pool gives up after five seconds
    withoutDatabase = ServedMetrics.of(lucarne);
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    if (lucarne != null) {
      lucarne.close();
    }
    if (collector != null) {
      collector.close();
    }
  }

  @Test
  void nothingThatItSaysHoldsASecret() throws IOException {
    Traces traces = new Traces(flows.secrets(), new PlaintextRuns(List.of()));

    assertThat(flows.secrets()).hasSizeGreaterThan(12);
    assertThat(log().lines().filter(line -> !traces.in(bytes(line), "it").isEmpty())).isEmpty();
    assertThat(traces.in(bytes(metrics.text() + withoutDatabase.text()), "metrics")).isEmpty();
    assertThat(traces.in(collector.received(), "traces")).isEmpty();
    assertThat(traces.in(bytes(fileNames()), "names of objects")).isEmpty();
    Path postgres = lucarne.home().resolve("postgres.log");
    assertThat(traces.in(Files.readAllBytes(postgres), "the database's log")).isEmpty();
  }

  /** Otherwise to find none would mean nothing. */
  @Test
  void whatWasSearchedIsThereAndASecretInItWouldBeFound() throws IOException {
    assertThat(Files.readString(lucarne.log())).contains("\"level\":\"DEBUG\"");
    assertThat(Files.size(lucarne.log())).isGreaterThan(50_000);
    assertThat(new String(collector.received(), StandardCharsets.ISO_8859_1))
        .contains("GET /s/{rest}", "/api/v1/shares/{id}/images/{n}/{rendition}", "storage put");
    assertThat(Files.size(lucarne.home().resolve("postgres.log"))).isPositive();
    Traces traces = new Traces(flows.secrets(), new PlaintextRuns(List.of()));
    for (String secret : flows.secrets()) {
      assertThat(traces.in(bytes("GET /" + secret + " 200"), "planted")).isNotEmpty();
    }
  }

  /** The framework's own spans are off for this reason. */
  @Test
  void theSpansOfTheFrameworkWouldHaveHeldSecrets() throws Exception {
    try (OtlpCollector another = new OtlpCollector()) {
      Map<String, String> variables = new HashMap<>(another.variables());
      variables.put("QUARKUS_OTEL_INSTRUMENT_VERTX_HTTP", "true");
      try (RunningLucarne leaking = RunningLucarne.start(variables)) {
        new CanaryFlows(leaking, mark).refused();
        Thread.sleep(2_000);
      }
      Traces traces = new Traces(List.of(mark), new PlaintextRuns(List.of()));
      assertThat(traces.in(another.received(), "traces")).isNotEmpty();
    }
  }

  @Test
  void theDocumentNamesWhatIsServedWithTypeAndLabels() throws IOException {
    Map<String, String> served = new TreeMap<>();
    metrics
        .types()
        .forEach((name, type) -> {
          if (name.startsWith("lucarne_")) {
            served.put(name, type + " " + metrics.labels(name));
          }
        });
    Map<String, String> documented = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("docs/metrics.md")));
    while (row.find()) {
      Set<String> labels = new TreeSet<>();
      Pattern.compile("\\w+").matcher(row.group(3)).results().forEach(l -> labels.add(l.group()));
      documented.put(row.group(1), row.group(2) + " " + labels);
    }
    assertThat(documented).isEqualTo(served);
  }

  @Test
  void rulesAndDashboardAskForWhatIsServed() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String file : List.of("prometheus-rule.yaml", "dashboards/lucarne.json")) {
      NAME.matcher(Files.readString(MONITORING.resolve(file)))
          .results()
          .map(name -> name.group())
          .forEach(asked::add);
    }
    assertThat(asked).hasSizeGreaterThan(20);
    assertThat(metrics.series()).containsAll(asked);
    assertThat(shownBy(asked)).as("metrics that no panel and no rule shows").isEmpty();
  }

  private Set<String> shownBy(Set<String> asked) {
    return metrics.types().keySet().stream()
        .filter(name -> name.startsWith("lucarne_"))
        .filter(name -> asked.stream().noneMatch(each -> each.startsWith(name)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void itCountsWhatHappened() {
    assertThat(metrics.sum("lucarne_events_total", "type=\"share-completed\"")).isEqualTo(3);
    assertThat(metrics.sum("lucarne_events_total", "type=\"link-issued\"")).isEqualTo(4);
    assertThat(metrics.sum("lucarne_events_total", "type=\"viewed\"")).isEqualTo(1);
    assertThat(metrics.sum("lucarne_uploads_total", "outcome=\"stored\"")).isEqualTo(2 + 4 + 1);
    assertThat(metrics.sum("lucarne_uploads_total", "storage-unavailable")).isEqualTo(1);
    assertThat(metrics.sum("lucarne_passphrase_attempts_total", "right")).isEqualTo(1);
    assertThat(metrics.sum("lucarne_passphrase_attempts_total", "delayed")).isPositive();
    assertThat(metrics.sum("lucarne_renditions_seconds_count", "refused")).isEqualTo(1);
    assertThat(metrics.sum("lucarne_refusals_total", "link-revoked")).isEqualTo(1);
    assertThat(metrics.sum("lucarne_storage_seconds_count", "outcome=\"failed\"")).isPositive();
    assertThat(metrics.sum("lucarne_transfers", "")).isZero();
    assertThat(metrics.sum("lucarne_database_up", "")).isEqualTo(1);
    assertThat(metrics.sum("lucarne_shares_overdue_seconds", "")).isZero();
    assertThat(metrics.sum("lucarne_key_age_seconds", "wrap")).isBetween(0.0, 2 * 86_400.0);
    assertThat(metrics.sum("lucarne_identity_remaining_seconds", "")).isGreaterThan(80 * 86_400);
  }

  @Test
  void metricsAreGivenAlsoWithoutTheDatabase() {
    assertThat(withoutDatabase.sum("lucarne_database_up", "")).isZero();
    assertThat(withoutDatabase.sum("lucarne_renditions_backlog", "")).isNaN();
  }

  @Test
  void noCallerCanMakeUpSeries() {
    Set<String> routes = new TreeSet<>();
    Matcher route = Pattern.compile("route=\"([^\"]*)\"").matcher(metrics.text());
    while (route.find()) {
      routes.add(route.group(1));
    }
    assertThat(routes).contains("none", "/s/{rest}", "/v/{view}/archive");
    assertThat(routes).allMatch(each -> each.equals("none") || each.matches("[a-zA-Z0-9./_{}-]+"));
    assertThat(metrics.text()).contains("method=\"other\"").doesNotContain("http_server_requests");
  }

  @Test
  void everyAnswerHasAnIdThatItsLinesAndItsProblemHave() throws IOException {
    String log = Files.readString(lucarne.log());
    ObjectMapper json = new ObjectMapper();
    int problems = 0;
    for (var answer : flows.answers()) {
      String id = answer.headers().firstValue("X-Request-Id").orElse("");
      assertThat(id).as(answer.toString()).matches("[0-9a-f]{16}");
      assertThat(log).contains("\"requestId\":\"" + id + "\"");
      if (answer.headers().firstValue("Content-Type").orElse("").contains("problem+json")) {
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.path("requestId").asText()).isEqualTo(id);
        problems++;
      }
    }
    assertThat(problems).isGreaterThan(20);
  }

  @Test
  void everyLineIsAnObjectAndErrorsNameTheirRequestAndTrace() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> faults = new ArrayList<>();
    for (String line : Files.readAllLines(lucarne.log())) {
      if (line.startsWith("{")) {
        JsonNode record = json.readTree(line);
        if (record.path("level").asText().equals("ERROR")
            && record.path("loggerName").asText().startsWith("org.lucarne.upload")) {
          faults.add(record.path("mdc"));
        }
      }
    }
    assertThat(faults).isNotEmpty();
    assertThat(faults)
        .allMatch(mdc -> mdc.path("requestId").asText().matches("[0-9a-f]{16}"))
        .allMatch(mdc -> mdc.path("traceId").asText().matches("[0-9a-f]{32}"));
  }

  /** But for the line that hands the first access token over to whoever started it. */
  private String log() throws IOException {
    try (var lines = Files.lines(lucarne.log(), StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> !line.startsWith("Access token to send with"))
          .collect(Collectors.joining("\n"));
    }
  }

  private String fileNames() throws IOException {
    try (var files = Files.walk(lucarne.home().resolve("objects"))) {
      return files.map(Path::toString).collect(Collectors.joining("\n"));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
