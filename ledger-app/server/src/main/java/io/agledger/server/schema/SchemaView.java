package io.agledger.server.schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schema version as the API shows it.
 *
 * @param digest what statements name: SHA-256 over the canonical text of both schemas, type and
 *     version
 * @param completionSchema null where records of this type end when recorded
 */
@Schema(name = "SchemaVersion")
@JsonInclude(JsonInclude.Include.ALWAYS)
record SchemaView(
    UUID id,
    UUID org,
    String type,
    int version,
    String digest,
    @Schema(allowableValues = {"Active", "Deprecated"}) String lifecycle,
    String createdAt,
    @Schema(types = "object") @JsonRawValue String recordSchema,
    @Schema(types = {"object", "null"}) @JsonRawValue @Nullable String completionSchema) {}
