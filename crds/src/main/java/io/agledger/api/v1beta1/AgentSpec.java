package io.agledger.api.v1beta1;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spec of an {@link Agent}. */
@ApiType
public record AgentSpec(
    @JsonPropertyDescription("The Org this agent acts for. Immutable.")
        @Required
        @ValidationRule(
            value = "self == oldSelf",
            message = "orgRef is immutable: delete and recreate the resource")
        OrgReference orgRef,
    @JsonPropertyDescription("Short name of the agent, unique in its org. Default: metadata.name.")
        @Size(min = 1, max = 63)
        @Pattern(Formats.LABEL)
        @Nullable String slug,
    @JsonPropertyDescription("Name for people. Default: the slug.") @Size(min = 1, max = 256)
        @Nullable String displayName,
    @JsonPropertyDescription(
            "Who acts: autonomous (software that decides for itself), supervised (software whose"
                + " steps a person approves), human, or service (software that decides nothing)."
                + " Default: autonomous. Immutable.")
        @Default("autonomous")
        @ValidationRule(
            value = "self == oldSelf",
            message = "agentClass is immutable: delete and recreate the resource")
        AgentClass agentClass,
    @JsonPropertyDescription(
            "What the agent is meant to do, such as record:invoice. A set: order does not matter.")
        @Size(max = 64)
        List<String> capabilities,
    @JsonPropertyDescription("API keys of the agent, each kept in a Secret.")
        @Size(max = 16)
        @ValidationRule(
            value = "self.all(k, !has(k.role) || k.role == 'agent')",
            message = "an Agent's keys have role agent")
        @ValidationRule(
            value = "self.all(k, self.exists_one(o, o.secret.name == k.secret.name))",
            message = "each key needs a Secret of its own")
        List<ApiKeySpec> apiKeys,
    @JsonPropertyDescription(
            "What deleting this resource does in the ledger: Retain (the agent stays and can be"
                + " adopted), Deactivate (its keys are revoked, its history stays) or Delete (the"
                + " agent is removed, or deactivated when records refer to it). Default: Deactivate.")
        @Default("Deactivate")
        DeletionPolicy deletionPolicy,
    @JsonPropertyDescription(
            "Whether an agent that is already in the ledger may be taken over: Never, IfUnowned (no"
                + " other owner manages it) or Always. Default: Never.")
        @Default("Never")
        AdoptionPolicy adoptionPolicy,
    @JsonPropertyDescription("Id (UUID) of the agent to adopt. Default: the one with this slug.")
        @Size(max = 36)
        @Pattern(Formats.UUID)
        @Nullable String externalId,
    @JsonPropertyDescription(
            "True: the operator changes nothing for this resource; deleting it still works."
                + " Default: false.")
        @Default("false")
        boolean suspend)
    implements ManagedSpec {

  public AgentSpec {
    agentClass = agentClass == null ? AgentClass.AUTONOMOUS : agentClass;
    capabilities = capabilities == null ? List.of() : List.copyOf(capabilities);
    apiKeys = apiKeys == null ? List.of() : List.copyOf(apiKeys);
    deletionPolicy = deletionPolicy == null ? DeletionPolicy.DEACTIVATE : deletionPolicy;
    adoptionPolicy = adoptionPolicy == null ? AdoptionPolicy.NEVER : adoptionPolicy;
  }

  /** Who acts. */
  public enum AgentClass {
    @JsonProperty("autonomous")
    AUTONOMOUS,
    @JsonProperty("supervised")
    SUPERVISED,
    @JsonProperty("human")
    HUMAN,
    @JsonProperty("service")
    SERVICE
  }
}
