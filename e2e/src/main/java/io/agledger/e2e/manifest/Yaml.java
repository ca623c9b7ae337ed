package io.agledger.e2e.manifest;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes a JSON tree as YAML in block style. What could be read as anything but a string is written
 * as a JSON string, which YAML 1.2 reads as it is.
 */
final class Yaml {

  private static final Pattern PLAIN =
      Pattern.compile("(?!(?i:true|false|null|yes|no|on|off|y|n)$)[A-Za-z][A-Za-z0-9_./-]*");

  private final StringBuilder text = new StringBuilder();

  private Yaml() {}

  static String of(JsonNode tree) {
    var yaml = new Yaml();
    yaml.members(tree, 0, true);
    return yaml.text.toString();
  }

  /**
   * {@code indented}: whether the first member starts a line of its own, or follows a list's dash.
   */
  private void members(JsonNode object, int depth, boolean indented) {
    var indent = indented;
    for (var member : object.properties()) {
      text.append(indent ? "  ".repeat(depth) : "").append(scalar(member.getKey())).append(':');
      value(member.getValue(), depth);
      indent = true;
    }
  }

  private void value(JsonNode value, int depth) {
    if (!value.isContainer()) {
      text.append(' ').append(scalar(value)).append('\n');
    } else if (value.isEmpty()) {
      text.append(value.isObject() ? " {}\n" : " []\n");
    } else if (value.isObject()) {
      text.append('\n');
      members(value, depth + 1, true);
    } else {
      text.append('\n');
      value.forEach(item -> item(item, depth + 1));
    }
  }

  private void item(JsonNode item, int depth) {
    text.append("  ".repeat(depth)).append('-');
    if (item.isObject() && !item.isEmpty()) {
      text.append(' ');
      members(item, depth + 1, false);
    } else {
      value(item, depth);
    }
  }

  private static String scalar(JsonNode value) {
    return value.isString() ? scalar(value.asString()) : value.toString();
  }

  private static String scalar(String value) {
    return PLAIN.matcher(value).matches() ? value : StringNode.valueOf(value).toString();
  }
}
