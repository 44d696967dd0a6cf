package health.mizan.apidocs;

import health.mizan.access.Access;
import health.mizan.access.Role;
import health.mizan.access.RouteRule;
import health.mizan.access.RouteTable;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.money.Money;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;

/** Adds to the description of the REST API what no controller says: tokens, problems, money, versions. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String TOKEN = "accessToken";

    static {
        // Money is written by a serializer of its own; the description would otherwise show its Java members.
        SpringDocUtils.getConfig().replaceWithSchema(Money.class, money());
        // Made from a header, which the operation is given below.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotentRequest.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Mizan REST API")
                        .version("0")
                        .description("Healthcare billing. Errors are problem documents (RFC 9457), lists are pages with"
                                + " a cursor, changes name the version they start from."))
                .addServersItem(new Server().url("/"))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("An access token of the identity server, in the header only.")));
    }

    /** Names that stay the same whatever other controllers come and go. */
    @Bean
    OperationCustomizer namesOfOperations() {
        return (operation, handler) -> {
            String capability = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
            operation.setOperationId(capability + "." + handler.getMethod().getName());
            operation.setTags(List.of(capability));
            if (Arrays.asList(handler.getMethod().getParameterTypes()).contains(IdempotentRequest.class)) {
                operation.addParametersItem(new HeaderParameter()
                        .name("Idempotency-Key")
                        .required(true)
                        .schema(new StringSchema()));
            }
            return operation;
        };
    }

    /** Our nullness annotations stand on the type, where the library does not look. */
    @Bean
    ParameterCustomizer optionalParameters() {
        return (parameter, method) -> {
            if (parameter != null && method.getParameter().getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                parameter.setRequired(false);
            }
            return parameter;
        };
    }

    /** Runs once per description; its order of paths and responses is made stable, so that two texts can be compared. */
    @Bean
    GlobalOpenApiCustomizer whatAllOperationsShare(List<RouteTable> tables) {
        Map<String, Access> access = tables.stream()
                .flatMap(table -> table.rules().stream())
                .collect(Collectors.toMap(
                        rule -> key(rule.method(), rule.pattern()), RouteRule::access, (first, second) -> first));
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            if (api.getPaths() == null) {
                return;
            }
            api.getPaths().forEach((path, item) -> item.readOperationsMap()
                    .forEach((method, operation) -> complete(method, operation, access.get(key(method.name(), path)))));
            api.getTags().forEach(tag -> tag.setName(capability(tag.getName())));
            api.getTags().sort(Comparator.comparing(Tag::getName));
            Map<String, PathItem> sorted = new TreeMap<>(api.getPaths());
            api.getPaths().clear();
            api.getPaths().putAll(sorted);
        };
    }

    private static void complete(PathItem.HttpMethod method, Operation operation, @Nullable Access access) {
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem; its type says which")
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new io.swagger.v3.oas.models.media.MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))));
        if (access != null) {
            String more = Objects.equals(operation.getDescription(), operation.getSummary())
                    ? null
                    : operation.getDescription();
            operation.setDescription(more == null ? who(access) : more + "\n\n" + who(access));
            if (access.open()) {
                operation.setSecurity(List.of());
            }
        }
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> explain(method, parameter));
        }
    }

    private static void explain(PathItem.HttpMethod method, io.swagger.v3.oas.models.parameters.Parameter parameter) {
        switch (String.valueOf(parameter.getName()).toLowerCase(Locale.ROOT)) {
            case "if-match" ->
                parameter.setDescription("The ETag of the version this change starts from: 428 without, 412 if stale.");
            case "idempotency-key" ->
                parameter.setDescription("Makes repeating this " + method + " safe: the same key is the same act.");
            case "cursor" -> parameter.setDescription("The next of the page before; absent for the first page.");
            case "limit" -> parameter.setDescription("Rows on a page, 1 to 200; 20 if absent.");
            default -> {}
        }
    }

    private static String who(Access access) {
        if (access.open()) {
            return "Open to everybody.";
        }
        String people = Arrays.stream(Role.values())
                .filter(access.roles()::contains)
                .map(Role::code)
                .collect(Collectors.joining(", "));
        return Stream.of(
                        people.isEmpty() ? "" : "People with one of the roles " + people + ".",
                        access.scope().isEmpty() ? "" : "Systems with the scope " + access.scope() + ".")
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The library names a tag {@code price-exception-controller}; ours is {@code PriceException}. */
    private static String capability(String tag) {
        return Arrays.stream(tag.replaceFirst("-controller$", "").split("-"))
                .map(StringUtils::capitalize)
                .collect(Collectors.joining());
    }

    private static String key(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }

    private static Schema<?> money() {
        Schema<?> money = new ObjectSchema();
        money.setDescription(
                "An amount with exactly the decimals of its currency, as text: JavaScript has no decimals.");
        money.addProperty(
                "amount",
                new StringSchema().pattern("-?[0-9]{1,16}(\\.[0-9]{1,4})?").example("115.00"));
        money.addProperty("currency", new StringSchema().pattern("[A-Z]{3}").example("SAR"));
        money.setRequired(List.of("amount", "currency"));
        return money;
    }

    private static Schema<?> problem() {
        Schema<?> problem = new ObjectSchema();
        problem.setDescription("RFC 9457. Decide by type; detail says what to mend. Some types have further members.");
        problem.addProperty("type", new StringSchema().example("/problems/not-found"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.setRequired(List.of("type", "title", "status"));
        return problem;
    }
}
