package io.agledger.server.webhook;

import io.agledger.core.statement.Event;
import io.agledger.server.managed.Members;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The desired state of a webhook.
 *
 * @param allowInsecure whether {@code url} may be http, for a receiver in the same cluster
 * @param eventTypes which steps of a record are told of, never empty
 * @param recordTypes only records of these types; empty for all
 * @param secretSha256 of the secret that deliveries are signed with, so that a new one shows as a
 *     change
 */
record WebhookSpec(
    UUID orgId,
    String url,
    boolean allowInsecure,
    List<String> eventTypes,
    List<String> recordTypes,
    Format format,
    boolean paused,
    Optional<String> secretSha256) {

  private static final int MAX_URL = 2048;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final List<String> EVENTS =
      Arrays.stream(Event.values()).map(Event::wire).toList();

  /** Shape of a delivery. */
  enum Format {
    CLOUDEVENTS,
    STANDARD;

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static WebhookSpec parse(Members desired) {
    boolean allowInsecure = desired.flag("allowInsecure", false);
    return new WebhookSpec(
        desired.uuid("orgId"),
        url(desired, allowInsecure),
        allowInsecure,
        eventTypes(desired),
        desired.set("recordTypes", 64, 128),
        desired.oneOf("format", Format::wire, Format.CLOUDEVENTS),
        desired.flag("paused", false),
        desired
            .json("secretSha256")
            .map(_ ->
                desired.matching("secretSha256", SHA256, "64 lower-case hexadecimal characters")));
  }

  private static List<String> eventTypes(Members desired) {
    var events = desired.set("eventTypes", 16, 64);
    if (events.isEmpty() || !EVENTS.containsAll(events)) {
      desired.error("eventTypes", "must hold one or more of " + String.join(", ", EVENTS));
    }
    return events;
  }

  /** Absolute, without user information, which would be a secret in the clear. */
  private static String url(Members desired, boolean allowInsecure) {
    var text = desired.text("url", MAX_URL);
    if (!text.isEmpty() && !isAllowed(text, allowInsecure)) {
      desired.error(
          "url",
          "must be an https URL without user information and fragment"
              + (allowInsecure ? ", or an http one" : "; http needs allowInsecure"));
    }
    return text;
  }

  private static boolean isAllowed(String text, boolean allowInsecure) {
    try {
      var uri = new URI(text);
      boolean schemeAllowed =
          "https".equalsIgnoreCase(uri.getScheme())
              || (allowInsecure && "http".equalsIgnoreCase(uri.getScheme()));
      return schemeAllowed
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
