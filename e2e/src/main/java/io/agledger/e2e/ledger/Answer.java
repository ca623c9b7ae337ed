package io.agledger.e2e.ledger;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the ledger answered. */
public record Answer(int status, String text) {

  private static final JsonMapper JSON = new JsonMapper();

  public JsonNode body() {
    return JSON.readTree(text);
  }

  /**
   * The body of an answer that must be a success; the exception holds the problem document
   * otherwise.
   */
  public JsonNode accepted() {
    if (status / 100 != 2) {
      throw new IllegalStateException("the ledger answered " + status + ": " + text);
    }
    return body();
  }
}
