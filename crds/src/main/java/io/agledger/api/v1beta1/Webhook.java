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

/** An HTTP receiver that is told of an {@link Org}'s records. */
@JsonClassDescription("An HTTP receiver that is told of an Org's records.")
@Group("agledger.io")
@Version("v1beta1")
@ShortNames("lhook")
@Categories("agledger")
@AdditionalPrinterColumn(name = "Org", jsonPath = ".spec.orgRef.name")
@AdditionalPrinterColumn(name = "URL", jsonPath = ".spec.url")
@AdditionalPrinterColumn(name = "ID", jsonPath = ".status.externalId", priority = 1)
@AdditionalPrinterColumn(name = "Deletion", jsonPath = ".spec.deletionPolicy", priority = 1)
@AdditionalSelectableField(jsonPath = ".spec.orgRef.name")
public class Webhook extends CustomResource<WebhookSpec, WebhookStatus> implements Namespaced {

  /** Null until the operator has seen the resource. */
  @Override
  public @Nullable WebhookStatus getStatus() {
    return super.getStatus();
  }
}
