package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn.Type;
import io.fabric8.crd.generator.annotation.AdditionalSelectableField;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;
import org.jspecify.annotations.Nullable;

/** The key that signs a ledger's entries, and its rotation. */
@JsonClassDescription("The key that signs a ledger's entries, and its rotation.")
@Group("agledger.io")
@Version("v1beta1")
@ShortNames("lkey")
@Categories("agledger")
@AdditionalPrinterColumn(name = "Step", jsonPath = ".status.step")
@AdditionalPrinterColumn(name = "Active Key", jsonPath = ".status.activeKeyId")
@AdditionalPrinterColumn(
    name = "Next Rotation",
    jsonPath = ".status.nextRotationTime",
    type = Type.DATE,
    priority = 1)
@AdditionalSelectableField(jsonPath = ".spec.ledgerRef.name")
public class SigningKey extends CustomResource<SigningKeySpec, SigningKeyStatus>
    implements Namespaced {

  /** Null until the operator has seen the resource. */
  @Override
  public @Nullable SigningKeyStatus getStatus() {
    return super.getStatus();
  }
}
