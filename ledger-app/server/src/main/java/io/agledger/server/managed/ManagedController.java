package io.agledger.server.managed;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.problem.Problem;
import io.agledger.server.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Writes: apply and remove. */
@RestController
@Profile("api")
@RequestMapping("/v1/admin/managed/{kind}")
@Tag(name = "managed resources")
class ManagedController {
  private final ManagedKinds kinds;
  private final ManagedResources resources;
  private final ManagedRemoval removal;

  ManagedController(ManagedKinds kinds, ManagedResources resources, ManagedRemoval removal) {
    this.kinds = kinds;
    this.resources = resources;
    this.removal = removal;
  }

  /** The body of a PUT, for the API description. It is read by {@link ApplyRequest}. */
  @Schema(name = "ApplyManagedResource")
  record ApplyBody(
      @Schema(example = "prod/agent/team-a/invoice-bot") String ownerKey,
      @Schema(defaultValue = "Never") Adoption adopt,
      @Nullable UUID externalId,
      @Schema(
              types = "object",
              description = "The kind's fields; a member that is not one of them is refused.")
          Map<String, Object> desired) {}

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Bring a resource to its desired state (platform; A-33, A-37)",
      description = "Safe to repeat: where nothing differs, nothing is written.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = ApplyBody.class))))
  @ApiResponse(responseCode = "200", description = "There already", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "201", description = "Created", useReturnTypeSchema = true)
  ResponseEntity<Applied> apply(
      @RequiredAction(Action.APPLY_MANAGED_RESOURCE) Caller caller,
      @PathVariable String kind,
      HttpServletRequest request)
      throws IOException {
    var applied = apply(kinds.named(kind), body(request));
    return ResponseEntity.status(applied.outcome() == Applied.Outcome.CREATED ? 201 : 200)
        .body(applied);
  }

  private <D> Applied apply(ManagedKind<D> kind, byte[] body) {
    return resources.apply(kind, ApplyRequest.parse(kind, body));
  }

  @DeleteMapping
  @Operation(
      summary = "End what an owner declared; safe to repeat (platform; A-41)",
      description =
          "mode Deactivate keeps the resource without effect, Delete removes what no record names and deactivates the"
              + " rest, Release only ends the claim. Nothing under the owner key is outcome 'absent'.")
  Removed remove(
      @RequiredAction(Action.REMOVE_MANAGED_RESOURCE) Caller caller,
      @PathVariable String kind,
      @RequestParam String ownerKey,
      @RequestParam RemovalMode mode) {
    return removal.remove(kinds.named(kind), OwnerKey.parse(ownerKey, kind), mode);
  }

  /** Never reads more than the limit. */
  private static byte[] body(HttpServletRequest request) throws IOException {
    int limit = ApplyRequest.LIMITS.maxBytes();
    byte[] raw = request.getInputStream().readNBytes(limit + 1);
    if (raw.length > limit) {
      throw Problem.of(
              ProblemCode.TOO_LARGE,
              "The body has more than " + limit + " bytes.",
              "A schema may have 256 KiB; split a larger one into several types.")
          .refused();
    }
    return raw;
  }
}
