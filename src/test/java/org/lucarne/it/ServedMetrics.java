package org.lucarne.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Prometheus is given. */
record ServedMetrics(String text) {
  private static final Pattern SERIES =
      Pattern.compile("(?m)^([a-z_:][a-z0-9_:]*)(?:\\{([^}]*)})? (\\S+)(?: #.*)?$");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");

  static ServedMetrics of(RunningLucarne lucarne) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + lucarne.managementPort() + "/q/metrics");
    HttpRequest request = HttpRequest.newBuilder(address).header("Accept", "text/plain").build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return new ServedMetrics(answer.body());
  }

  /** The names of series, as queries use them. */
  Set<String> series() {
    return SERIES
        .matcher(text)
        .results()
        .map(line -> line.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Name and type of each metric; a largest value is part of its timer. */
  Map<String, String> types() {
    return TYPE.matcher(text)
        .results()
        .filter(line -> !line.group(1).endsWith("_max"))
        .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2)));
  }

  /** The names of the labels of a metric, but for those of its own kind. */
  Set<String> labels(String metric) {
    Set<String> labels = new TreeSet<>();
    for (Matcher line : lines(metric)) {
      String text = line.group(2) == null ? "" : line.group(2);
      Pattern.compile("(\\w+)=\"").matcher(text).results().forEach(l -> labels.add(l.group(1)));
    }
    labels.remove("le");
    return labels;
  }

  /** The sum of all series of this name whose labels hold this text. */
  double sum(String name, String label) {
    return lines(name).stream()
        .filter(line -> line.group(1).equals(name))
        .filter(line -> label.isEmpty() || String.valueOf(line.group(2)).contains(label))
        .mapToDouble(line -> Double.parseDouble(line.group(3)))
        .sum();
  }

  private List<Matcher> lines(String metric) {
    return text.lines()
        .map(SERIES::matcher)
        .filter(Matcher::matches)
        .filter(line -> line.group(1).matches(metric + "(_bucket|_count|_sum|_max|_total)?"))
        .toList();
  }
}
