package io.agledger.e2e.manifest;

import io.agledger.e2e.github.Event;
import io.agledger.e2e.github.EventSchemas;
import io.agledger.e2e.github.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes {@code e2e/demo/50-schema-*.yaml}; run it with {@code make manifests}. */
public final class SchemaManifests {

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The kinds that start a piece of work, and the definition that the report of its end satisfies.
   */
  private static final Map<String, String> COMPLETED_BY =
      Map.of("deployment", "deployment_status_event", "workflow_job", "workflow_job$completed");

  private SchemaManifests() {}

  /** Arguments: the data folder and the folder to write to. */
  public static void main(String[] arguments) throws IOException {
    var target = Path.of(arguments[1]);
    for (var file : from(Path.of(arguments[0])).entrySet()) {
      Files.writeString(target.resolve(file.getKey()), file.getValue());
    }
  }

  /** File name to content, one for each kind that occurs among the events. */
  static SortedMap<String, String> from(Path data) throws IOException {
    var schemas = EventSchemas.read(data.resolve("github-webhooks.schema.json"));
    var files = new TreeMap<String, String>();
    Events.read(data.resolve("github-events.ndjson")).stream()
        .map(Event::kind)
        .distinct()
        .forEach(kind -> files.put(fileName(kind), manifest(kind, schemas)));
    return files;
  }

  private static String fileName(String kind) {
    return "50-schema-" + resourceName(kind) + ".yaml";
  }

  /** Kubernetes allows no underscore in a name. */
  private static String resourceName(String kind) {
    return kind.replace('_', '-');
  }

  private static String manifest(String kind, EventSchemas schemas) {
    return "# Generated from e2e/data by `make manifests`: do not edit.\n"
        + Yaml.of(resource(kind, schemas));
  }

  private static ObjectNode resource(String kind, EventSchemas schemas) {
    var resource = JSON.createObjectNode();
    resource.put("apiVersion", "agledger.io/v1beta1").put("kind", "Schema");
    resource.putObject("metadata").put("name", resourceName(kind));
    var spec = resource.putObject("spec");
    spec.putObject("orgRef").put("name", "octo-org");
    spec.put("type", kind).put("version", 1);
    spec.putObject("recordSchema").set("inline", schemas.ofKind(kind));
    var completedBy = COMPLETED_BY.get(kind);
    if (completedBy != null) {
      spec.putObject("completionSchema").set("inline", schemas.of(completedBy));
    }
    return resource;
  }
}
