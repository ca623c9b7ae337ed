package io.agledger.server.managed;

import io.agledger.server.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The members of a JSON object, read one by one. A member that is wrong is noted with its JSON
 * pointer and read as a placeholder, so that one answer names all that is wrong; {@link #errors}
 * MUST be looked at before any value is used.
 */
public final class Members {
  private static final UUID NO_UUID = new UUID(0, 0);

  private final ObjectNode object;
  private final String pointer;
  private final List<Problem.Place> errors;
  private final Set<String> known = new HashSet<>();

  Members(ObjectNode object) {
    this(object, "", new ArrayList<>());
  }

  private Members(ObjectNode object, String pointer, List<Problem.Place> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  public String text(String name, int maxLength) {
    return optionalText(name, maxLength).orElseGet(() -> missing(name, "a string", ""));
  }

  /** Absent and null are the same. Control characters are never part of a name. */
  public Optional<String> optionalText(String name, int maxLength) {
    return value(name).map(value -> textOf(pointerTo(name), value, maxLength));
  }

  public String matching(String name, Pattern pattern, String rule) {
    var text = text(name, 1024);
    if (!text.isEmpty() && !pattern.matcher(text).matches()) {
      error(name, "must be " + rule);
    }
    return text;
  }

  public UUID uuid(String name) {
    return optionalUuid(name).orElseGet(() -> missing(name, "a UUID", NO_UUID));
  }

  public Optional<UUID> optionalUuid(String name) {
    return value(name)
        .map(value -> {
          try {
            return UUID.fromString(value.asString(""));
          } catch (IllegalArgumentException _) {
            return wrong(name, "must be a UUID", NO_UUID);
          }
        });
  }

  public boolean flag(String name, boolean fallback) {
    return value(name)
        .map(value ->
            value.isBoolean() ? value.asBoolean() : wrong(name, "must be true or false", fallback))
        .orElse(fallback);
  }

  public int integer(String name, int min, int max) {
    var rule = "must be an integer from " + min + " to " + max;
    return value(name)
        .map(value ->
            value.canConvertToInt()
                    && value.isIntegralNumber()
                    && value.asInt() >= min
                    && value.asInt() <= max
                ? value.asInt()
                : wrong(name, rule, min))
        .orElseGet(() -> missing(name, "an integer", min));
  }

  /** One of the names of an enum, or the fallback where the member is absent. */
  public <E extends Enum<E>> E oneOf(String name, Function<E, String> wire, E fallback) {
    var choices = fallback.getDeclaringClass().getEnumConstants();
    return optionalText(name, 64)
        .map(text ->
            Stream.of(choices)
                .filter(choice -> wire.apply(choice).equals(text))
                .findFirst()
                .orElseGet(() ->
                    wrong(
                        name,
                        "must be one of "
                            + String.join(", ", Stream.of(choices).map(wire).toList()),
                        fallback)))
        .orElse(fallback);
  }

  /** A set of strings: sorted, without repetition; empty where the member is absent. */
  public List<String> set(String name, int maxItems, int maxLength) {
    return value(name).map(value -> set(name, value, maxItems, maxLength)).orElse(List.of());
  }

  private List<String> set(String name, JsonNode value, int maxItems, int maxLength) {
    if (!value.isArray() || value.size() > maxItems) {
      return wrong(name, "must be an array of at most " + maxItems + " strings", List.of());
    }
    var items = new ArrayList<String>();
    for (int i = 0; i < value.size(); i++) {
      items.add(textOf(pointerTo(name) + "/" + i, value.get(i), maxLength));
    }
    return items.stream().distinct().sorted().toList();
  }

  public Members object(String name) {
    return new Members(
        (ObjectNode)
            value(name)
                .filter(JsonNode::isObject)
                .orElseGet(() -> wrong(name, "is required, an object", object.objectNode())),
        pointerTo(name),
        errors);
  }

  /** A JSON value as it stands; empty where the member is absent or null. */
  public Optional<JsonNode> json(String name) {
    return value(name);
  }

  /** Notes something wrong with a member. */
  public void error(String name, String detail) {
    errors.add(new Problem.Place(pointerTo(name), detail));
  }

  /**
   * What is wrong here and in every object read from here, members that nobody asked for included.
   */
  List<Problem.Place> errors() {
    return List.copyOf(errors);
  }

  /** Notes every member that has not been read: a misspelt optional one must not be ignored. */
  public void noOthers() {
    object.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> error(name, "is not a member of this object"));
  }

  private Optional<JsonNode> value(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private String textOf(String place, JsonNode value, int maxLength) {
    var text = value.isString() ? value.asString() : null;
    if (text == null
        || text.isEmpty()
        || text.length() > maxLength
        || text.chars().anyMatch(Character::isISOControl)) {
      errors.add(
          new Problem.Place(
              place,
              "must be a string of 1 to " + maxLength + " characters, none a control character"));
      return "";
    }
    return text;
  }

  private <T extends @Nullable Object> T missing(String name, String what, T placeholder) {
    return wrong(name, "is required, " + what, placeholder);
  }

  private <T extends @Nullable Object> T wrong(String name, String detail, T placeholder) {
    error(name, detail);
    return placeholder;
  }

  private String pointerTo(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
