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

/** One version of a record type. Its body never changes; the next version is a new resource. */
@JsonClassDescription(
    "One version of a record type. Its body never changes: the next version is a new " + "Schema.")
@Group("agledger.io")
@Version("v1beta1")
@ShortNames("lschema")
@Categories("agledger")
@AdditionalPrinterColumn(name = "Org", jsonPath = ".spec.orgRef.name")
@AdditionalPrinterColumn(name = "Type", jsonPath = ".spec.type")
@AdditionalPrinterColumn(name = "Version", jsonPath = ".spec.version", type = Type.INTEGER)
@AdditionalPrinterColumn(name = "Lifecycle", jsonPath = ".spec.lifecycle")
@AdditionalPrinterColumn(name = "Digest", jsonPath = ".status.digest", priority = 1)
@AdditionalPrinterColumn(name = "Deletion", jsonPath = ".spec.deletionPolicy", priority = 1)
@AdditionalSelectableField(jsonPath = ".spec.orgRef.name")
@AdditionalSelectableField(jsonPath = ".spec.type")
public class Schema extends CustomResource<SchemaSpec, SchemaStatus> implements Namespaced {

  /** Null until the operator has seen the resource. */
  @Override
  public @Nullable SchemaStatus getStatus() {
    return super.getStatus();
  }
}
