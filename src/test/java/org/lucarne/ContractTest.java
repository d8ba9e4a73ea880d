package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Scope;

/** openapi.yaml says what is served, and nothing is served that it does not say. */
class ContractTest {
  /** Served, and no part of the contract: their addresses are the pages' own affair. */
  private static final Set<String> NOT_IN_CONTRACT =
      Set.of(
          // For crawlers, which read no contract.
          "GET /robots.txt",
          // For people; its script keeps to the contract like any other client.
          "GET /send",
          "GET /send/manifest.webmanifest");

  private static final OpenAPI CONTRACT = new OpenAPIV3Parser().read("openapi.yaml");
  private static final Pattern TABLE_ROW = Pattern.compile("\\| (\\d{3}) \\| `([a-z-]+)` \\|");

  @Test
  void whatIsServedIsWhatTheContractSays() {
    Set<String> served = new HashSet<>(Served.calls().keySet());
    // Where no method answers HEAD, the one for GET does (Jakarta REST, section 3.3.5).
    contract().keySet().stream()
        .filter(call -> call.startsWith("HEAD "))
        .filter(head -> served.contains(head.replace("HEAD ", "GET ")))
        .forEach(served::add);
    assertThat(served).containsAll(NOT_IN_CONTRACT);
    served.removeAll(NOT_IN_CONTRACT);

    assertThat(served).containsExactlyInAnyOrderElementsOf(contract().keySet());
  }

  @Test
  void whoMayCallIsWhatTheContractSays() {
    Served.calls()
        .forEach((call, method) -> {
          Operation operation = contract().get(call);
          if (operation != null) {
            Set<String> roles = method.roles();
            Set<String> schemes = schemes(operation);
            assertThat(schemes.contains("bearerUploadToken"))
                .as(call)
                .isEqualTo(roles.contains(Scope.UPLOAD));
            assertThat(schemes.contains("bearerAccessToken"))
                .as(call)
                .isEqualTo(roles.contains(Scope.READ) || roles.contains(Scope.WRITE));
            assertThat(schemes.stream().noneMatch(scheme -> scheme.startsWith("bearer")))
                .as(call)
                .isEqualTo(method.has(PermitAll.class));
          }
        });
  }

  @Test
  void readingTakesTheReadScopeAndEverythingElseTheWriteScope() {
    Served.calls()
        .forEach((call, method) -> {
          if (!method.has(PermitAll.class)) {
            assertThat(method.roles())
                .as(call)
                .contains(call.startsWith("GET ") ? Scope.READ : Scope.WRITE)
                .doesNotContain(call.startsWith("GET ") ? Scope.WRITE : Scope.READ);
          }
        });
  }

  @Test
  void successIsWhatTheContractSays() {
    Served.calls()
        .forEach((call, method) -> {
          Operation operation = contract().get(call);
          if (operation != null) {
            assertThat(operation.getResponses().containsKey("204"))
                .as(call)
                .isEqualTo(method.answersNothing());
            boolean creates =
                call.startsWith("PUT ") || (call.startsWith("POST ") && method.isForSenders());
            assertThat(operation.getResponses().containsKey("201")).as(call).isEqualTo(creates);
          }
        });
  }

  @Test
  void problemsAreThoseOfTheContractInItsOrder() {
    List<String> uris = Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList();
    assertThat(CONTRACT.getComponents().getSchemas().get("ProblemType").getEnum()).isEqualTo(uris);
  }

  @Test
  void theTableOfProblemsHasEachWithItsStatus() {
    List<String> rows =
        TABLE_ROW
            .matcher(CONTRACT.getInfo().getDescription())
            .results()
            .map(row -> row.group(1) + " " + row.group(2))
            .toList();
    assertThat(rows)
        .isEqualTo(
            Arrays.stream(ProblemType.values())
                .map(type -> type.status() + " " + type.slug())
                .toList());
    assertThat(ProblemType.values())
        .isSortedAccordingTo(Comparator.comparingInt(ProblemType::status));
  }

  @Test
  void anAnswerWithTextWhereANumberBelongsIsNoticed() {
    String limits =
        """
        {"imagesPerShare":%s,"bytesPerObject":52428800,"bytesPerManifest":65536,
         "custodies":["managed"],"expiresIn":{"min":"PT1S","default":"P14D","max":"P30D"}}
        """;
    assertThat(errors(limits.formatted("6"))).isEmpty();
    assertThat(errors(limits.formatted("\"6\""))).isNotEmpty();
    assertThat(errors(limits.formatted("null"))).isNotEmpty();
    assertThat(errors("{}")).isNotEmpty();
  }

  private static List<?> errors(String body) {
    SimpleResponse answer =
        SimpleResponse.Builder.ok().withContentType("application/json").withBody(body).build();
    return Api.validator(true)
        .validateResponse("/api/v1/limits", Request.Method.GET, answer)
        .getMessages();
  }

  private static Map<String, Operation> contract() {
    Map<String, Operation> calls = new TreeMap<>();
    CONTRACT
        .getPaths()
        .forEach((path, item) ->
            item.readOperationsMap()
                .forEach(
                    (verb, operation) -> calls.put(verb + " " + Served.template(path), operation)));
    return calls;
  }

  private static Set<String> schemes(Operation operation) {
    Set<String> schemes = new HashSet<>();
    for (SecurityRequirement requirement : operation.getSecurity()) {
      schemes.addAll(requirement.keySet());
    }
    return schemes;
  }
}
