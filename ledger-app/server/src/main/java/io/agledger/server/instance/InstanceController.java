package io.agledger.server.instance;

import io.agledger.server.access.Action;
import io.agledger.server.access.Caller;
import io.agledger.server.access.RequiredAction;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("api")
@Tag(name = "operations")
class InstanceController {
  private final Instances instances;

  InstanceController(Instances instances) {
    this.instances = instances;
  }

  @GetMapping("/v1/admin/instances")
  @Operation(
      summary = "The processes of this installation and the signing keys they hold (platform)")
  Map<String, List<Instance>> list(@RequiredAction(Action.READ_INSTANCES) Caller caller) {
    return Map.of("data", instances.all());
  }
}
