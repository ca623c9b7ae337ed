package io.agledger.server.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The probes on the API's port; the management port serves the same bodies. */
@RestController
@Profile("api")
@Tag(name = "operations")
class ProbeController {
  private final Probes probes;

  ProbeController(Probes probes) {
    this.probes = probes;
  }

  @GetMapping("/livez")
  @Operation(summary = "Whether the process runs (contract A-06)")
  ResponseEntity<Map<String, Object>> live() {
    return answer(probes.live());
  }

  @GetMapping({"/readyz", "/health/ready"})
  @Operation(summary = "Whether requests can be served; 503 when not (contract A-07)")
  ResponseEntity<Map<String, Object>> ready() {
    return answer(probes.ready());
  }

  @GetMapping("/health")
  @Operation(summary = "Status and version (contract A-08)")
  ResponseEntity<Map<String, Object>> health() {
    return answer(probes.health());
  }

  private static ResponseEntity<Map<String, Object>> answer(Probes.Probe probe) {
    return ResponseEntity.status(probe.ok() ? 200 : 503)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(probe.body());
  }
}
