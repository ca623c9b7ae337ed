package io.agledger.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.server.Role;
import io.agledger.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** {@code /openapi.json} is complete and sound. Kept under target/ for linters and clients. */
class ApiDescriptionIT {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");
  private static TestServer server;
  private static JsonNode api;

  private record Operation(String path, String method, JsonNode node) {}

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(Role.API);
    var answer = server.get("/openapi.json", "");
    Files.writeString(Path.of("target/openapi.json"), answer.text());
    api = answer.json();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    api.get("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                    operations.add(
                        new Operation(path.getKey(), member.getKey(), member.getValue()))));
    return operations;
  }

  @Test
  void itIsOpenApi31OfThisVersion() {
    assertThat(api.get("openapi").asString()).startsWith("3.1.");
    assertThat(api.at("/info/title").asString()).isEqualTo("agledger");
    assertThat(api.at("/info/version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(api.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
  }

  @Test
  void everyOperationHasASummaryAnIdOfItsOwnAndAnAnswer() {
    var ids = new HashSet<String>();
    for (var operation : operations()) {
      assertThat(operation.node().path("summary").asString(""))
          .as(operation.toString())
          .isNotBlank();
      assertThat(ids.add(operation.node().path("operationId").asString("")))
          .as(operation.toString())
          .isTrue();
      assertThat(operation.node().path("responses").propertyNames())
          .as(operation.toString())
          .contains("default");
      assertThat(operation.node().path("responses").propertyNames())
          .as(operation.toString())
          .anyMatch(s -> s.startsWith("2"));
    }
  }

  @Test
  void everyRouteBehindAKeyNamesItsActionAndRole() {
    for (var route : Route.guarded(server).toList()) {
      var operation = operationOf(route);
      assertThat(operation.at("/security/0/bearer").isArray()).as(route.toString()).isTrue();
      assertThat(operation.at("/responses/403/description").asString())
          .contains(route.action().name(), route.action().requiredRoles());
    }
  }

  private static JsonNode operationOf(Route route) {
    var path = route.path().replace("{*", "{");
    return operations().stream()
        .filter(operation -> operation.path().equals(path) || operation.path().equals(route.path()))
        .filter(operation -> operation.method().equals(route.method().toLowerCase(Locale.ROOT)))
        .map(Operation::node)
        .findFirst()
        .orElseThrow(() -> new AssertionError(route + " is not described"));
  }

  @Test
  void jsonInAnswersIsDescribedAsJsonAndNotAsText() {
    assertThat(api.at("/components/schemas/ManagedResource/properties/state/type").asString())
        .isEqualTo("object");
    assertThat(api.at("/components/schemas/SchemaVersion/properties/recordSchema/type").asString())
        .isEqualTo("object");
    assertThat(
            api.at("/components/schemas/ApplyManagedResource/properties/desired/type").asString())
        .isEqualTo("object");
    assertThat(operations())
        .allSatisfy(operation ->
            assertThat(operation.node().path("responses").toString()).doesNotContain("*/*"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var references = new TreeSet<String>();
    Pattern.compile("\"\\$ref\":\"#([^\"]+)\"")
        .matcher(api.toString())
        .results()
        .forEach(r -> references.add(r.group(1)));
    assertThat(references)
        .isNotEmpty()
        .allMatch(reference -> !api.at(JsonPointer.compile(reference)).isMissingNode());
  }

  @Test
  void everyVariableOfAPathIsAParameter() {
    for (var operation : operations()) {
      var variables = new TreeSet<String>();
      Pattern.compile("\\{([^}]+)}")
          .matcher(operation.path())
          .results()
          .forEach(v -> variables.add(v.group(1)));
      var parameters = new TreeSet<String>();
      operation
          .node()
          .path("parameters")
          .forEach(parameter -> {
            if (parameter.path("in").asString().equals("path")) {
              parameters.add(parameter.path("name").asString());
            }
          });
      assertThat(parameters).as(operation.toString()).isEqualTo(variables);
    }
  }

  @Test
  void everyPostAndPutDescribesItsBody() {
    for (var operation : operations()) {
      boolean bodiless =
          operation.path().endsWith("/activate") || operation.path().endsWith("/rotate");
      if (Set.of("post", "put").contains(operation.method()) && !bodiless) {
        assertThat(
                operation
                    .node()
                    .at("/requestBody/content/application~1json/schema")
                    .isMissingNode())
            .as(operation.toString())
            .isFalse();
      }
    }
  }
}
