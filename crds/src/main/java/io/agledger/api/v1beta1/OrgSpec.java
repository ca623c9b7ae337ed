package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spec of an {@link Org}. */
@ApiType
@ValidationRule(
    value = "has(self.ledgerRef) == has(oldSelf.ledgerRef)",
    message = "ledgerRef is immutable: delete and recreate the resource")
public record OrgSpec(
    @JsonPropertyDescription(
            "The Ledger this org is in. Default: Ledger main in the operator's namespace. Immutable.")
        @ValidationRule(
            value = "self == oldSelf",
            message = "ledgerRef is immutable: delete and recreate the resource")
        @Nullable LedgerReference ledgerRef,
    @JsonPropertyDescription("Short name of the org, unique in the ledger. Default: metadata.name.")
        @Size(min = 1, max = 63)
        @Pattern(Formats.LABEL)
        @Nullable String slug,
    @JsonPropertyDescription("Name for people. Default: the slug.") @Size(min = 1, max = 256)
        @Nullable String displayName,
    @JsonPropertyDescription(
            "From which namespaces an Agent, Webhook or Schema may refer to this Org. Default: only"
                + " its own.")
        @Default("{}")
        AllowedNamespaces allowedNamespaces,
    @JsonPropertyDescription("API keys of the org's administrators, each kept in a Secret.")
        @Size(max = 16)
        @ValidationRule(
            value = "self.all(k, !has(k.role) || k.role == 'admin')",
            message = "an Org's keys have role admin")
        @ValidationRule(
            value = "self.all(k, self.exists_one(o, o.secret.name == k.secret.name))",
            message = "each key needs a Secret of its own")
        List<ApiKeySpec> apiKeys,
    @JsonPropertyDescription(
            "What deleting this resource does in the ledger: Retain (the org stays and can be"
                + " adopted), Deactivate (its keys are revoked, its history stays) or Delete (the"
                + " org is removed, or deactivated when records refer to it). Default: Retain.")
        @Default("Retain")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription(
            "Whether an org that is already in the ledger may be taken over: Never, IfUnowned (no"
                + " other owner manages it) or Always. Default: Never.")
        @Default("Never")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription("Id (UUID) of the org to adopt. Default: the one with this slug.")
        @Size(max = 36)
        @Pattern(Formats.UUID)
        @Nullable String externalId,
    @JsonPropertyDescription(
            "True: the operator changes nothing for this resource; deleting it still works."
                + " Default: false.")
        @Default("false")
        boolean suspend)
    implements ManagedSpec {

  public OrgSpec {
    allowedNamespaces = allowedNamespaces == null ? AllowedNamespaces.SAME : allowedNamespaces;
    apiKeys = apiKeys == null ? List.of() : List.copyOf(apiKeys);
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.RETAIN : deletionPolicy;
    adoptionPolicy = adoptionPolicy == null ? AdoptionPolicy.NEVER : adoptionPolicy;
  }
}
