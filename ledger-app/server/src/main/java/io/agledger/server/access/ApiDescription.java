package io.agledger.server.access;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.method.HandlerMethod;

/**
 * What {@code /openapi.json} says beyond the controllers: how to authenticate, who may call an
 * operation, and how a refusal looks. Roles and actions are read from {@link RequiredAction}, so
 * they cannot differ from what is checked.
 */
@Configuration(proxyBeanMethods = false)
@Profile("api")
class ApiDescription {
  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI openApi(BuildProperties build) {
    return new OpenAPI()
        .info(
            new Info()
                .title("agledger")
                .version(build.getVersion())
                .description(
                    "A self-hosted, tamper-evident ledger for what AI agents do. Every refusal is an RFC 9457 problem"
                        + " document. Every POST honours Idempotency-Key for 24 hours.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(
                            "An API key, agl_agt_…, agl_adm_… or agl_plt_… (contract A-05)."))
                .addSchemas(PROBLEM, problem()));
  }

  @Bean
  OperationCustomizer actions() {
    return (operation, handler) -> {
      actionOf(handler).ifPresent(action -> guard(operation, action));
      operation.getResponses().addApiResponse("default", refusal("Refused; code says why."));
      return operation;
    };
  }

  /** Ids by method and path: they stay the same when methods in the code are renamed. */
  @Bean
  OpenApiCustomizer operationIds() {
    return api ->
        api.getPaths()
            .forEach((path, item) ->
                item.readOperationsMap()
                    .forEach(
                        (method, operation) -> operation.setOperationId(id(method.name(), path))));
  }

  private static String id(String method, String path) {
    return Pattern.compile("[A-Za-z]+")
        .matcher(path.replaceFirst("^/v1/", "/"))
        .results()
        .map(word ->
            word.group().substring(0, 1).toUpperCase(Locale.ROOT) + word.group().substring(1))
        .collect(Collectors.joining("", method.toLowerCase(Locale.ROOT), ""));
  }

  private static Optional<Action> actionOf(HandlerMethod handler) {
    return Arrays.stream(handler.getMethodParameters())
        .flatMap(parameter ->
            Optional.ofNullable(parameter.getParameterAnnotation(RequiredAction.class)).stream())
        .map(RequiredAction::value)
        .findFirst();
  }

  private static void guard(Operation operation, Action action) {
    operation.setSecurity(List.of(new SecurityRequirement().addList(BEARER)));
    operation
        .getResponses()
        .addApiResponse("401", refusal("UNAUTHORIZED: no valid API key (contract A-05)."))
        .addApiResponse(
            "403",
            refusal(
                "FORBIDDEN: action %s requires %s role (contract A-03)."
                    .formatted(action, action.requiredRoles())));
  }

  private static ApiResponse refusal(String description) {
    var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
    return new ApiResponse()
        .description(description)
        .content(
            new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
  }

  private static Schema<?> problem() {
    var place =
        new ObjectSchema()
            .addProperty(
                "pointer", new StringSchema().description("RFC 6901, into the request's body"))
            .addProperty("detail", new StringSchema());
    return new ObjectSchema()
        .addProperty("type", new StringSchema())
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("What happened"))
        .addProperty("code", new StringSchema().description("Stable, for programs"))
        .addProperty("recoveryHint", new StringSchema().description("What to do next"))
        .addProperty(
            "requestId",
            new StringSchema().description("Also in X-Request-ID, logs and audit rows"))
        .addProperty("errors", new ArraySchema().items(place))
        .required(
            List.of("type", "title", "status", "detail", "code", "recoveryHint", "requestId"));
  }
}
