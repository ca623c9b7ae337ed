package io.agledger.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One HTTP answer below 500, read as JSON. */
record Reply(int status, String body, JsonNode json) {

  Reply(int status, String body) {
    this(status, body, Json.parse(body));
  }

  boolean isRefusal() {
    return status >= 300;
  }

  <T> Answer<T> as(Function<JsonNode, T> reading) {
    return isRefusal() ? new Answer.Refused<>(problem()) : new Answer.Done<>(reading.apply(json));
  }

  Problem problem() {
    String detail = text("detail");
    return new Problem(
        status,
        text("code"),
        detail.isEmpty() ? "the ledger answered " + status : detail,
        text("recoveryHint"),
        texts(json, "instances"));
  }

  String text(String member) {
    return text(json, member);
  }

  static String text(JsonNode json, String member) {
    return json.path(member).asText("");
  }

  static List<String> texts(JsonNode json, String member) {
    var texts = new ArrayList<String>();
    json.path(member).forEach(node -> texts.add(node.asText()));
    return List.copyOf(texts);
  }
}
