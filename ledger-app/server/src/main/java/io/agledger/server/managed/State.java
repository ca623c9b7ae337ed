package io.agledger.server.managed;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A resource's fields, by the names and in the order of the API. Values are strings, integers,
 * booleans, lists of strings in ascending order where the field is a set, or null; two states
 * differ where these are not equal.
 */
public record State(Map<String, @Nullable Object> fields) {

  public State {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  private static final JsonMapper JSON = JsonMapper.shared();

  public static State of() {
    return new State(Map.of());
  }

  public State with(String field, @Nullable Object value) {
    var more = new LinkedHashMap<String, @Nullable Object>(fields);
    more.put(field, value);
    return new State(more);
  }

  /** The fields in which this differs from {@code other}. */
  List<String> differences(State other) {
    return fields.keySet().stream()
        .filter(field -> !Objects.equals(fields.get(field), other.fields.get(field)))
        .toList();
  }

  String json() {
    return JSON.writeValueAsString(fields);
  }

  /** Reads what {@link #json} wrote. */
  static State parse(String json) {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    JSON.readTree(json)
        .properties()
        .forEach(member -> fields.put(member.getKey(), value(member.getValue())));
    return new State(fields);
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case NULL -> null;
      case BOOLEAN -> node.asBoolean();
      case NUMBER -> node.asInt();
      case STRING -> node.asString();
      case ARRAY -> node.valueStream().map(JsonNode::asString).toList();
      case OBJECT, BINARY, MISSING, POJO ->
          throw new IllegalStateException("a state holds no " + node.getNodeType());
    };
  }
}
