package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The content security policies that the program sends, judged by Google's CSP evaluator. */
class PagePolicyIT {
  private static final Path WEBUI = Path.of("src", "main", "webui");

  /** Prints what is found wrong for certain, high and medium. */
  private static final String JUDGE =
      """
      const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
      const { CspParser } = require("csp_evaluator/dist/parser.js");
      const { Severity } = require("csp_evaluator/dist/finding.js");
      for (const finding of new CspEvaluator(new CspParser(process.argv[1]).csp).evaluate())
        if (finding.severity <= Severity.MEDIUM)
          console.log(finding.directive + ": " + finding.description);\
      """;

  @Test
  void theEvaluatorFindsNothingWrongWithThePolicies() throws IOException, InterruptedException {
    try (RunningLucarne lucarne = RunningLucarne.start()) {
      for (String path :
          List.of("/send", "/s/none", "/v/none", "/v/none/archive", "/api/v1/limits")) {
        String policy = policy(lucarne.url().resolve(path));
        assertThat(judged(policy)).as(path).isEmpty();
      }
    }
  }

  @Test
  void theEvaluatorFindsAWeakPolicy() throws IOException, InterruptedException {
    assertThat(judged("script-src 'self' 'unsafe-inline'")).contains("unsafe-inline");
  }

  private static String judged(String policy) throws IOException, InterruptedException {
    List<String> words = List.of("node", "--eval", JUDGE, policy);
    return Command.run(WEBUI, Map.of(), words).outputOfSuccess();
  }

  private static String policy(URI address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Content-Security-Policy")
          .orElseThrow();
    }
  }
}
