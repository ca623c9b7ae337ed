package io.agledger.e2e.github;

import tools.jackson.databind.JsonNode;

/**
 * One webhook delivery.
 *
 * @param line where it stands in the data file, from 1
 * @param kind GitHub's name of the event, such as {@code pull_request}
 */
public record Event(int line, String kind, JsonNode payload) {

  /** The string at {@code pointer}, or an empty one. */
  String text(String pointer) {
    return payload.at(pointer).asString("");
  }
}
