package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** A tenant of a ledger, with the keys of its administrators. */
@JsonClassDescription("A tenant of a ledger, with the API keys of its administrators.")
@Group("agledger.io")
@Version("v1beta1")
@ShortNames("lorg")
@Categories("agledger")
@AdditionalPrinterColumn(name = "Slug", jsonPath = ".spec.slug", priority = 1)
@AdditionalPrinterColumn(name = "ID", jsonPath = ".status.externalId")
@AdditionalPrinterColumn(name = "Deletion", jsonPath = ".spec.deletionPolicy", priority = 1)
@AdditionalSelectableField(jsonPath = ".spec.ledgerRef.name")
public class Org extends CustomResource<OrgSpec, OrgStatus> implements Namespaced {

  /** Null until the operator has seen the resource. */
  @Override
  public @Nullable OrgStatus getStatus() {
    return super.getStatus();
  }
}
