package io.agledger.api.v1beta1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The six manifests, made from the types: fabric8's generator first, then {@link CanonicalForm} for
 * what it cannot say.
 */
final class Manifests {

  static final List<Class<? extends CustomResource<?, ?>>> KINDS =
      List.of(Ledger.class, Org.class, Agent.class, Webhook.class, Schema.class, SigningKey.class);

  private static final String HEADER =
      """
      # Made from the Java types in io.agledger.api.v1beta1: change those, then run
      # %s
      """;

  static final String REGENERATE = "mvn -pl crds test -Dtest=ManifestsTest -Dcrds.regenerate=true";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private Manifests() {}

  /** File name, such as {@code orgs.agledger.io.yaml}, to content; sorted by name. */
  static Map<String, String> generate() {
    Map<String, String> files = new TreeMap<>();
    for (Class<? extends CustomResource<?, ?>> kind : KINDS) {
      ObjectNode crd = CanonicalForm.of(generate(kind), kind);
      files.put(crd.at("/metadata/name").textValue() + ".yaml", text(crd));
    }
    return files;
  }

  /** Reads a resource as its own type, as an informer does. */
  static CustomResource<?, ?> read(JsonNode resource) {
    String name = resource.get("kind").textValue();
    for (Class<? extends CustomResource<?, ?>> kind : KINDS) {
      if (kind.getSimpleName().equals(name)) {
        return Serialization.jsonMapper().convertValue(resource, kind);
      }
    }
    throw new IllegalArgumentException("not a kind of ours: " + name);
  }

  private static ObjectNode generate(Class<? extends CustomResource<?, ?>> kind) {
    var captured = new Captured();
    new CRDGenerator()
        .customResourceClasses(List.<Class<? extends HasMetadata>>of(kind))
        .forCRDVersions("v1")
        .withPostProcessor(captured)
        .withOutput(new Discarded())
        .generate();
    return Serialization.jsonMapper().valueToTree(captured.made.get(0));
  }

  private static String text(ObjectNode crd) {
    try {
      return HEADER.formatted(REGENERATE) + YAML.writeValueAsString(crd);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what the generator made before it becomes text. */
  private static final class Captured implements CRDPostProcessor {
    private final List<HasMetadata> made = new ArrayList<>();

    @Override
    public HasMetadata process(HasMetadata crd, String version) {
      made.add(crd);
      return crd;
    }
  }

  /** The generator insists on writing somewhere. */
  private static final class Discarded extends CRDGenerator.AbstractCRDOutput<OutputStream> {
    @Override
    protected OutputStream createStreamFor(String name) {
      return new ByteArrayOutputStream();
    }
  }
}
