package health.mizan.fhir.bundles;

import health.mizan.fhir.Verb;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** One thing to be written, as asked. */
public final class Write {

    private final Verb verb;
    private final String type;
    private final @Nullable String id;
    private final @Nullable String condition;
    private final @Nullable Long version;
    private final @Nullable Resource resource;
    private final @Nullable String fullUrl;

    private Write(Verb verb, String type, Which which, @Nullable Resource resource, @Nullable String fullUrl) {
        this.verb = verb;
        this.type = type;
        this.id = which.id();
        this.condition = which.condition();
        this.version = which.version();
        this.resource = resource;
        this.fullUrl = fullUrl;
    }

    /** By id, and then perhaps in one version only, or by a search. */
    private record Which(
            @Nullable String id,
            @Nullable String condition,
            @Nullable Long version) {}

    /** @param unless a search; what it finds is there already, and nothing is created */
    public static Write create(Resource resource, @Nullable String unless, @Nullable String fullUrl) {
        return new Write(Verb.CREATE, resource.fhirType(), new Which(null, unless, null), resource, fullUrl);
    }

    /** @param version that must be the newest; null if any may be */
    public static Write update(Resource resource, String id, @Nullable Long version, @Nullable String fullUrl) {
        return new Write(Verb.UPDATE, resource.fhirType(), new Which(id, null, version), resource, fullUrl);
    }

    /** @param which a search; what it finds is updated, and without anything found it is created */
    public static Write updateFound(Resource resource, String which, @Nullable String fullUrl) {
        return new Write(Verb.UPDATE, resource.fhirType(), new Which(null, which, null), resource, fullUrl);
    }

    /** By the first number it has, by which it is the same thing however often it is told; without any it is created. */
    public static Write told(Resource resource, @Nullable String fullUrl) {
        return number(resource)
                .map(number -> updateFound(resource, numbered(number), fullUrl))
                .orElseGet(() -> create(resource, null, fullUrl));
    }

    /** A search for what has this number. A comma in it is a part of it (R4, "Search", "Escaping Search Parameters"). */
    public static String numbered(Identifier number) {
        String asked = number.getSystem() + "|" + number.getValue();
        return "identifier=" + URLEncoder.encode(asked.replace(",", "\\,"), StandardCharsets.UTF_8);
    }

    private static Optional<Identifier> number(Resource resource) {
        Property numbers = resource.getNamedProperty("identifier");
        return numbers == null
                ? Optional.empty()
                : numbers.getValues().stream()
                        .filter(Identifier.class::isInstance)
                        .map(Identifier.class::cast)
                        .filter(number -> number.hasSystem() && number.hasValue())
                        .findFirst();
    }

    public static Write delete(String type, String id) {
        return new Write(Verb.DELETE, type, new Which(id, null, null), null, null);
    }

    public Verb verb() {
        return verb;
    }

    public String type() {
        return type;
    }

    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    Optional<String> condition() {
        return Optional.ofNullable(condition);
    }

    Optional<Long> version() {
        return Optional.ofNullable(version);
    }

    Optional<Resource> resource() {
        return Optional.ofNullable(resource);
    }

    /** How the other resources that come with it call it. */
    Optional<String> fullUrl() {
        return Optional.ofNullable(fullUrl);
    }
}
