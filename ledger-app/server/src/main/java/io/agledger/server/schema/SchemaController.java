package io.agledger.server.schema;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reads: an agent or admin sees its org's schemas, the platform role all, or one org's with {@code
 * ?org=}.
 */
@RestController
@Profile("api")
@RequestMapping("/v1/schemas")
@Tag(name = "schemas")
class SchemaController {
  private static final int MAX_PAGE = 200;

  private final SchemaListing listing;

  SchemaController(SchemaListing listing) {
    this.listing = listing;
  }

  /** A page; {@code nextCursor} is null on the last one. */
  @Schema(name = "SchemaVersionPage")
  record Page(List<SchemaView> data, @Nullable String nextCursor, boolean hasMore) {}

  @GetMapping
  @Operation(summary = "Registered schema versions by org, type and version; limit 1 to 200")
  Page list(
      @RequiredAction(Action.READ_SCHEMAS) Caller caller,
      @RequestParam Optional<UUID> org,
      @RequestParam Optional<String> cursor,
      @RequestParam(defaultValue = "50") int limit) {
    requireLimit(limit);
    var after = cursor.map(SchemaCursor::read).orElse(SchemaCursor.BEGIN);
    var found = listing.page(scope(caller, org), after, limit + 1);
    boolean hasMore = found.size() > limit;
    var page = found.stream().limit(limit).toList();
    return new Page(page, hasMore ? SchemaCursor.after(page.getLast()).encode() : null, hasMore);
  }

  @GetMapping("/{*type}")
  @Operation(summary = "All versions of a type, newest first")
  Page versions(
      @RequiredAction(Action.READ_SCHEMAS) Caller caller,
      @PathVariable String type,
      @RequestParam Optional<UUID> org) {
    var name =
        type.substring(
            1); // a type may itself have slashes, so the rest of the path is captured with its
    // first one
    var versions = listing.versions(scope(caller, org), name);
    if (versions.isEmpty()) {
      throw Problem.of(
              ProblemCode.NOT_FOUND,
              "There is no schema of type '" + name + "'.",
              "GET /v1/schemas lists what is registered; a Schema resource or PUT /v1/admin/managed/schema registers one.")
          .refused();
    }
    return new Page(versions, null, false);
  }

  /** Another org's schemas are not there for an agent or admin, whatever it asks for. */
  private static Optional<UUID> scope(Caller caller, Optional<UUID> asked) {
    return caller.orgId() == null ? asked : Optional.of(caller.org());
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
