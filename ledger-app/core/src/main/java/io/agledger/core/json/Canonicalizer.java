package io.agledger.core.json;

import io.agledger.core.Bytes;
import io.agledger.core.json.StrictJson.Code;
import io.agledger.core.json.StrictJson.Limits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** One pass over the tokens of a document: checks them and writes RFC 8785 as it goes. */
final class Canonicalizer {

  // Keys come from strangers: no interning, no shared symbol table. Sizes and depth are checked
  // here, with codes of our own, so the parser's limits must never be the first to speak.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private record Member(String name, int start, int end) {}

  private final JsonParser in;
  private final int maxDepth;
  private final StringBuilder out;

  private Canonicalizer(JsonParser in, int maxDepth, int sizeHint) {
    this.in = in;
    this.maxDepth = maxDepth;
    this.out = new StringBuilder(sizeHint);
  }

  static StrictJson.Result canonicalize(String document, Limits limits) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), document)) {
      Canonicalizer writer = new Canonicalizer(in, limits.maxDepth(), document.length());
      writer.document();
      return new StrictJson.Ok(Bytes.utf8(writer.out.toString()));
    } catch (Refusal refusal) {
      return refusal.refused;
    } catch (JacksonException e) {
      return new StrictJson.Refused(
          Code.MALFORMED_JSON, e.getOriginalMessage(), "", e.getLocation().getCharOffset());
    }
  }

  private void document() throws Refusal {
    JsonToken first = in.nextToken();
    if (first == null) throw refuse(Code.MALFORMED_JSON, "The document is empty.");
    if (first != JsonToken.START_OBJECT) {
      throw refuse(Code.NOT_AN_OBJECT, "The outermost value must be an object.");
    }
    object(1);
    if (in.nextToken() != null) throw refuse(Code.MALFORMED_JSON, "A second value follows.");
  }

  private void value(JsonToken token, int depth) throws Refusal {
    switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> array(depth);
      case VALUE_STRING -> string(in.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> out.append(token.asString());
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("the parser gave " + token + " where a value begins");
    }
  }

  private void object(int depth) throws Refusal {
    checkDepth(depth);
    List<Member> members = new ArrayList<>();
    Set<String> names = new HashSet<>();
    int start = out.length();
    boolean sorted = true;
    out.append('{');
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      if (!names.add(name)) throw refuse(Code.DUPLICATE_KEY, "A key appears twice.");
      // RFC 8785 §3.2.3: by UTF-16 code units, which is how String compares.
      sorted = sorted && (members.isEmpty() || members.getLast().name().compareTo(name) < 0);
      if (!members.isEmpty()) out.append(',');
      int memberStart = out.length();
      string(name);
      out.append(':');
      value(in.nextToken(), depth + 1);
      members.add(new Member(name, memberStart, out.length()));
    }
    out.append('}');
    if (!sorted) reorder(start, members);
  }

  private void reorder(int start, List<Member> members) {
    String unsorted = out.substring(start);
    members.sort(Comparator.comparing(Member::name));
    out.setLength(start);
    char separator = '{';
    for (Member member : members) {
      out.append(separator).append(unsorted, member.start() - start, member.end() - start);
      separator = ',';
    }
    out.append('}');
  }

  private void array(int depth) throws Refusal {
    checkDepth(depth);
    out.append('[');
    boolean first = true;
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      if (!first) out.append(',');
      first = false;
      value(token, depth + 1);
    }
    out.append(']');
  }

  private void string(String value) throws Refusal {
    if (!CanonicalText.append(out, value)) {
      throw refuse(Code.LONE_SURROGATE, "A string holds half of a surrogate pair.");
    }
  }

  private void number() throws Refusal {
    String canonical = CanonicalNumber.of(in.getString());
    if (canonical == null) {
      throw refuse(
          Code.NUMBER_NOT_EXACT,
          "A number cannot be kept exactly; integers lie within ±(2^53 - 1). Use a string.");
    }
    out.append(canonical);
  }

  private void checkDepth(int depth) throws Refusal {
    if (depth > maxDepth) {
      throw refuse(Code.TOO_DEEP, "Nesting exceeds %d levels.".formatted(maxDepth));
    }
  }

  private Refusal refuse(Code code, String detail) {
    return new Refusal(
        new StrictJson.Refused(
            code,
            detail,
            in.streamReadContext().pathAsPointer().toString(),
            in.currentTokenLocation().getCharOffset()));
  }

  private static final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient StrictJson.Refused refused;

    Refusal(StrictJson.Refused refused) {
      super(refused.detail(), null, false, false);
      this.refused = refused;
    }
  }
}
