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

/** Somebody or something that appends records in the name of an {@link Org}. */
@JsonClassDescription("Somebody or something that appends records for an Org, with its API keys.")
@Group("agledger.io")
@Version("v1beta1")
@ShortNames("lagent")
@Categories("agledger")
@AdditionalPrinterColumn(name = "Org", jsonPath = ".spec.orgRef.name")
@AdditionalPrinterColumn(name = "Class", jsonPath = ".spec.agentClass")
@AdditionalPrinterColumn(name = "ID", jsonPath = ".status.externalId", priority = 1)
@AdditionalPrinterColumn(name = "Deletion", jsonPath = ".spec.deletionPolicy", priority = 1)
@AdditionalSelectableField(jsonPath = ".spec.orgRef.name")
public class Agent extends CustomResource<AgentSpec, AgentStatus> implements Namespaced {

  /** Null until the operator has seen the resource. */
  @Override
  public @Nullable AgentStatus getStatus() {
    return super.getStatus();
  }
}
