package io.agledger.server.record;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.agledger.server.body.StrictBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Appends: an agent puts work on record, reports it done, and the principal judges it. */
@RestController
@Profile("api")
@RequestMapping(path = "/v1/records", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "records")
class RecordController {
  private final RecordService service;

  RecordController(RecordService service) {
    this.service = service;
  }

  @PostMapping
  @Operation(
      summary = "Put work on record (agent)",
      description =
          "A type without completion schema ends at RECORDED in this call; one with it opens at ACTIVE. Answered after"
              + " the entry is on disk.",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RecordBodies.Create.class))))
  @ApiResponse(responseCode = "201", description = "On record", useReturnTypeSchema = true)
  ResponseEntity<RecordView> create(
      @RequiredAction(Action.CREATE_RECORD) Caller caller, StrictBody body) {
    var view = view(service.create(caller, NewRecord.of(body)), caller);
    return ResponseEntity.created(URI.create("/v1/records/" + view.id())).body(view);
  }

  @PostMapping("/{id}/completion")
  @Operation(
      summary = "Report the work done, checked against the completion schema (agent)",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RecordBodies.Complete.class))))
  RecordView complete(
      @RequiredAction(Action.SUBMIT_COMPLETION) Caller caller,
      @PathVariable UUID id,
      StrictBody body) {
    return view(service.complete(caller, id, body.only("payload").object("payload")), caller);
  }

  @PostMapping("/{id}/outcome")
  @Operation(
      summary = "Judge it (the principal agent)",
      requestBody =
          @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = RecordBodies.Judge.class))))
  RecordView judge(
      @RequiredAction(Action.RENDER_VERDICT) Caller caller,
      @PathVariable UUID id,
      StrictBody body) {
    return view(service.judge(caller, id, Verdict.of(body)), caller);
  }

  private static RecordView view(RecordService.Appended appended, Caller caller) {
    return RecordView.of(
        appended.record(), appended.chain(), NextStep.of(appended.record(), caller));
  }
}
