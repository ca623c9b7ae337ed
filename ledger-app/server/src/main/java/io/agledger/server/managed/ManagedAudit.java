package io.agledger.server.managed;

import io.agledger.server.access.Action;
import io.agledger.server.audit.SystemAudit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One audit row for each change of a managed resource, in its transaction. */
@Component
class ManagedAudit {
  private final SystemAudit audit;

  ManagedAudit(SystemAudit audit) {
    this.audit = audit;
  }

  void log(Action action, ManagedKind<?> kind, Ownership owned, Map<String, ?> what) {
    var detail = new HashMap<String, Object>(what);
    detail.put("ownerKey", owned.ownerKey().text());
    audit.log(action.name(), kind.name() + "/" + owned.resourceId(), detail);
  }
}
