package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one ledger: where it is, how to authenticate, which namespaces may use it. It
 * does not run the ledger; the chart does.
 */
@JsonClassDescription(
    "The connection to one ledger: where it is, how to authenticate, which namespaces "
        + "may use it. It does not run the ledger; the chart does.")
@Group("agledger.io")
@Version("v1beta1")
@ShortNames("ldgr")
@Categories("agledger")
@AdditionalPrinterColumn(name = "URL", jsonPath = ".spec.endpoint.url")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".status.version")
public class Ledger extends CustomResource<LedgerSpec, LedgerStatus> implements Namespaced {

  /** Null until the operator has seen the resource. */
  @Override
  public @Nullable LedgerStatus getStatus() {
    return super.getStatus();
  }
}
