package health.mizan.fhir.bundles;

import health.mizan.access.Caller;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Verb;
import health.mizan.fhir.refusals.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in resources that others tell us of in their own terms, such as the entries of a message: each is known by its
 * business identifier, created or brought up to date, and given to billing; all of them or none. The same again has no
 * further effect.
 */
@Component
public class Intake {

    private final Writes writes;

    Intake(Writes writes) {
        this.writes = writes;
    }

    /**
     * The entries of a bundle of any type, which refer to each other by fullUrl. What this server does not keep, such as
     * the MessageHeader, is passed over.
     *
     * @return what became of each that was taken, in their order
     * @throws Refusal that names the entry and the element to mend
     */
    public List<Written> accept(Caller caller, Bundle bundle) {
        List<Write> wanted = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            BundleEntryComponent entry = bundle.getEntry().get(i);
            Resource resource = entry.getResource();
            if (resource != null && keeps(resource)) {
                requireScope(caller, resource, i);
                wanted.add(write(resource, entry.getFullUrl()));
                places.add(i);
            }
        }
        return writes.apply(caller, wanted, places, written -> written);
    }

    /** Resources that refer to each other, if at all, as {@code Type/id}. */
    public List<Written> accept(Caller caller, List<Resource> resources) {
        Bundle bundle = new Bundle();
        resources.forEach(resource -> {
            BundleEntryComponent entry = bundle.addEntry().setResource(resource);
            if (resource.hasId()) {
                entry.setFullUrl(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart());
            }
        });
        return accept(caller, bundle);
    }

    private static boolean keeps(Resource resource) {
        return Interactions.of(resource.fhirType())
                .filter(one -> one.allows(Verb.CREATE))
                .isPresent();
    }

    private static void requireScope(Caller caller, Resource resource, int index) {
        String type = resource.fhirType();
        boolean may = Interactions.of(type)
                .filter(one -> one.admits(caller, Verb.CREATE))
                .isPresent();
        if (!may) {
            throw Refusal.of(
                    Refusal.FORBIDDEN,
                    "forbidden",
                    "Bundle.entry[" + index + "]",
                    "the client needs the scope system/" + type + ".c");
        }
    }

    private static Write write(Resource resource, @Nullable String fullUrl) {
        return number(resource)
                .map(number -> Write.updateFound(
                        resource,
                        "identifier=" + encoded(number.getSystem()) + "|" + encoded(number.getValue()),
                        fullUrl))
                .orElseGet(() -> Write.create(resource, null, fullUrl));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
