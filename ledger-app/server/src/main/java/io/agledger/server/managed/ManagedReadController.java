package io.agledger.server.managed;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads: one resource by its owner key, or a page of an owner's. */
@RestController
@Profile("api")
@RequestMapping("/v1/admin/managed/{kind}")
@Tag(name = "managed resources")
class ManagedReadController {
  private static final int MAX_PAGE = 200;

  private final ManagedKinds kinds;
  private final ManagedReading reading;

  ManagedReadController(ManagedKinds kinds, ManagedReading reading) {
    this.kinds = kinds;
    this.reading = reading;
  }

  /** A page; {@code nextCursor} is null on the last one. */
  @Schema(name = "ManagedResourcePage")
  record Page(List<Applied> data, @Nullable String nextCursor, boolean hasMore) {}

  @GetMapping(params = "ownerKey")
  @Operation(
      summary = "Managed resources in the order of owner keys, or one by its owner key (platform)")
  Applied read(
      @RequiredAction(Action.READ_MANAGED_RESOURCES) Caller caller,
      @PathVariable String kind,
      @Parameter(description = "One resource instead of a list") @RequestParam(defaultValue = "")
          String ownerKey) {
    var key = OwnerKey.parse(ownerKey, kind);
    return reading
        .read(kinds.named(kind), key)
        .orElseThrow(() -> ManagedProblems.notManaged(key).refused());
  }

  @GetMapping(params = "!ownerKey")
  @Operation(
      summary = "Managed resources in the order of owner keys, or one by its owner key (platform)")
  Page list(
      @RequiredAction(Action.READ_MANAGED_RESOURCES) Caller caller,
      @PathVariable String kind,
      @RequestParam(defaultValue = "") String ownerPrefix,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit) {
    requireLimit(limit);
    var after = cursor.map(ManagedReadController::decode).orElse("");
    var found = reading.list(kinds.named(kind), ownerPrefix, after, limit + 1);
    boolean hasMore = found.size() > limit;
    var page = found.stream().limit(limit).toList();
    return new Page(page, hasMore ? encode(page.getLast().ownerKey()) : null, hasMore);
  }

  private static String encode(String ownerKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ownerKey.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Problem.of(
              ProblemCode.INVALID_CURSOR,
              "'" + cursor + "' is not a cursor of this list.",
              "Use nextCursor of the page before, unchanged; or leave it out to begin again.")
          .refused();
    }
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw Problem.of(
              ProblemCode.INVALID_REQUEST,
              "'limit' must be from 1 to " + MAX_PAGE + ", not " + limit + ".",
              "Ask for a smaller page and follow nextCursor.")
          .refused();
    }
  }
}
