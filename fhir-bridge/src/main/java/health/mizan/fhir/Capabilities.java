package health.mizan.fhir;

import ca.uhn.fhir.rest.annotation.Metadata;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IServerConformanceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import health.mizan.fhir.messages.MessageEvent;
import health.mizan.fhir.searching.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementKind;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementMessagingComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.ConditionalReadStatus;
import org.hl7.fhir.r4.model.CapabilityStatement.ResourceVersionPolicy;
import org.hl7.fhir.r4.model.CapabilityStatement.RestfulCapabilityMode;
import org.hl7.fhir.r4.model.CapabilityStatement.SystemRestfulInteraction;
import org.hl7.fhir.r4.model.CapabilityStatement.TypeRestfulInteraction;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/** Says what this server can do, and nothing beyond the table of interactions. */
public final class Capabilities implements IServerConformanceProvider<CapabilityStatement> {

    private static final String OAUTH_URIS = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";
    private static final String SECURITY_SERVICE = "http://terminology.hl7.org/CodeSystem/restful-security-service";

    private final SmartEndpoints endpoints;
    private final Date startedAt;

    Capabilities(SmartEndpoints endpoints, Clock clock) {
        this.endpoints = endpoints;
        this.startedAt = Date.from(clock.instant());
    }

    @Override
    @Metadata
    public CapabilityStatement getServerConformance(HttpServletRequest request, RequestDetails details) {
        CapabilityStatement statement = new CapabilityStatement();
        statement
                .setStatus(PublicationStatus.ACTIVE)
                .setDate(startedAt)
                .setKind(CapabilityStatementKind.INSTANCE)
                .setFhirVersion(FHIRVersion._4_0_1);
        statement.getSoftware().setName("Mizan");
        statement
                .getImplementation()
                .setDescription("Mizan, healthcare billing")
                .setUrl(details.getFhirServerBase());
        statement.addFormat("application/fhir+json");
        statement.addFormat("application/fhir+xml");
        CapabilityStatementRestComponent rest = statement.addRest().setMode(RestfulCapabilityMode.SERVER);
        secure(rest);
        rest.addInteraction().setCode(SystemRestfulInteraction.TRANSACTION);
        rest.addInteraction().setCode(SystemRestfulInteraction.BATCH);
        Interactions.all().forEach(interaction -> describe(rest.addResource(), interaction));
        statement.addMessaging(messaging(details.getFhirServerBase()));
        return statement;
    }

    /** R4 has no place for events here, only for definitions of messages: their codes stand in the documentation. */
    private static CapabilityStatementMessagingComponent messaging(String base) {
        CapabilityStatementMessagingComponent messaging = new CapabilityStatementMessagingComponent();
        messaging
                .addEndpoint()
                .setProtocol(new Coding("http://terminology.hl7.org/CodeSystem/message-transport", "http", "HTTP"))
                .setAddress(base + "/$process-message");
        messaging.setDocumentation(Arrays.stream(MessageEvent.values())
                .map(event -> event.system() + "|" + event.code() + ": " + event.meaning())
                .collect(Collectors.joining("\n", "Messages that are worked on, by event:\n", "")));
        return messaging;
    }

    private void secure(CapabilityStatementRestComponent rest) {
        rest.getSecurity()
                .setCors(false)
                .addService()
                .addCoding(new Coding(SECURITY_SERVICE, "SMART-on-FHIR", "SMART-on-FHIR"));
        Map<String, String> uris = endpoints.known();
        if (!uris.isEmpty()) {
            Extension oauth = rest.getSecurity().addExtension().setUrl(OAUTH_URIS);
            add(oauth, "token", uris.get("token_endpoint"));
            add(oauth, "authorize", uris.get("authorization_endpoint"));
        }
    }

    private static void add(Extension oauth, String name, @Nullable String uri) {
        if (uri != null) {
            oauth.addExtension(name, new UriType(uri));
        }
    }

    private static void describe(CapabilityStatementRestResourceComponent resource, Interaction interaction) {
        boolean writes = interaction.allows(Verb.CREATE);
        resource.setType(interaction.type())
                .setVersioning(ResourceVersionPolicy.VERSIONED)
                .setReadHistory(true)
                .setUpdateCreate(false)
                .setConditionalCreate(writes)
                .setConditionalUpdate(interaction.allows(Verb.UPDATE))
                .setConditionalRead(ConditionalReadStatus.NOTMATCH);
        for (Verb verb : Verb.values()) {
            if (interaction.allows(verb)) {
                codes(verb).forEach(code -> resource.addInteraction().setCode(code));
            }
        }
        for (Parameter parameter : interaction.parameters()) {
            String code = parameter.kind().name().toLowerCase(Locale.ROOT);
            resource.addSearchParam().setName(parameter.name()).setType(SearchParamType.fromCode(code));
            if (parameter.kind() == Parameter.Kind.REFERENCE) {
                resource.addSearchInclude(interaction.type() + ":" + parameter.name());
            }
        }
        for (Interaction other : Interactions.all()) {
            other.parameters().stream()
                    .filter(parameter -> interaction.type().equals(parameter.target()))
                    .forEach(parameter -> resource.addSearchRevInclude(other.type() + ":" + parameter.name()));
        }
    }

    private static List<TypeRestfulInteraction> codes(Verb verb) {
        return switch (verb) {
            case READ ->
                List.of(
                        TypeRestfulInteraction.READ,
                        TypeRestfulInteraction.VREAD,
                        TypeRestfulInteraction.HISTORYINSTANCE);
            case SEARCH -> List.of(TypeRestfulInteraction.SEARCHTYPE);
            case CREATE -> List.of(TypeRestfulInteraction.CREATE);
            case UPDATE -> List.of(TypeRestfulInteraction.UPDATE);
            case DELETE -> List.of(TypeRestfulInteraction.DELETE);
        };
    }

    @Override
    public void setRestfulServer(RestfulServer server) {
        // it needs nothing of the server: the table knows
    }
}
