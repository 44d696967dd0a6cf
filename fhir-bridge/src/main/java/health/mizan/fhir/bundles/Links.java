package health.mizan.fhir.bundles;

import ca.uhn.fhir.util.FhirTerser;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import health.mizan.access.Caller;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.arrivals.References;
import health.mizan.fhir.arrivals.Target;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Keeping;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.refusals.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** The references of resources that came together: followed while they are worked on, rewritten before they are kept. */
final class Links implements References {

    private static final Pattern RELATIVE =
            Pattern.compile("([A-Z][A-Za-z]{1,63})/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?");
    private static final Pattern CONDITIONAL = Pattern.compile("([A-Z][A-Za-z]{1,63})\\?.+");

    private final Caller caller;
    private final Conditions conditions;
    private final Holdings holdings;
    private final Keeping keeping;
    private final FhirTerser terser;
    private final Map<String, Pending> together = new HashMap<>();
    private final Map<String, Optional<Target>> known = new HashMap<>();

    Links(Caller caller, Conditions conditions, Holdings holdings, Keeping keeping, FhirTerser terser) {
        this.caller = caller;
        this.conditions = conditions;
        this.holdings = holdings;
        this.keeping = keeping;
        this.terser = terser;
    }

    /** @throws Refusal 400 if two resources that came together go by the same name */
    void add(Pending pending) {
        pending.write().fullUrl().ifPresent(name -> {
            if (together.putIfAbsent(name, pending) != null) {
                throw Refusal.of(
                                Refusal.BAD_REQUEST,
                                "duplicate",
                                null,
                                "two entries have the same fullUrl; each needs its own")
                        .inEntry(pending.index());
            }
        });
    }

    /** Replaces conditional references by what they find, and refuses those that do not find exactly one. */
    void settleConditional(Pending pending) {
        for (ResourceReferenceInfo info : terser.getAllResourceReferences(pending.resource())) {
            Reference reference = (Reference) info.getResourceReference();
            String literal = reference.getReferenceElement().getValue();
            Matcher conditional = CONDITIONAL.matcher(literal == null ? "" : literal);
            if (conditional.matches()) {
                String expression = pending.resource().fhirType() + "." + info.getName();
                Target found = known.computeIfAbsent(literal, asked -> search(conditional.group(1), asked, expression))
                        .orElseThrow(() -> Refusal.of(
                                Refusal.UNPROCESSABLE,
                                "not-found",
                                expression,
                                "the conditional reference finds no " + conditional.group(1)
                                        + ": send that first, or with it"));
                reference.setReference(found.literal());
            }
        }
    }

    /** Once each of those that came together has an id. */
    void rewrite(Resource resource) {
        for (ResourceReferenceInfo info : terser.getAllResourceReferences(resource)) {
            Reference reference = (Reference) info.getResourceReference();
            Pending pending = together.get(reference.getReferenceElement().getValue());
            if (pending != null && pending.target != null) {
                reference.setReference(pending.target.literal());
            }
        }
    }

    @Override
    public Optional<Target> follow(Reference reference) {
        String literal = reference.getReferenceElement().getValue();
        if (literal != null && together.containsKey(literal)) {
            return Optional.ofNullable(together.get(literal).target);
        }
        Matcher relative = RELATIVE.matcher(literal == null ? "" : literal);
        if (relative.matches()) {
            return known.computeIfAbsent(
                    relative.group(1) + "/" + relative.group(2), key -> find(relative.group(1), relative.group(2)));
        }
        Identifier number = reference.getIdentifier();
        if (number.hasSystem() && number.hasValue() && reference.hasType()) {
            return follow(reference.getType(), number);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Resource> content(Reference reference) {
        String literal = reference.getReferenceElement().getValue();
        if (literal != null && together.containsKey(literal)) {
            return Optional.of(together.get(literal).resource());
        }
        return follow(reference).flatMap(target -> holdings.find(caller, target.type(), target.id()));
    }

    /** Where a reference names a number of something instead of the thing itself. */
    Optional<Target> follow(String type, Identifier number) {
        String asked = type + "?identifier=" + encoded(number.getSystem()) + "|" + encoded(number.getValue());
        return known.computeIfAbsent(asked, key -> search(type, key, null));
    }

    private Optional<Target> search(String type, String asked, @Nullable String expression) {
        if (Interactions.of(type).isEmpty()) {
            return Optional.empty();
        }
        try {
            return conditions.atMostOne(caller, type, asked).map(found -> target(type, found));
        } catch (Refusal refusal) {
            throw Refusal.of(
                    refusal.status(),
                    refusal.issues().getFirst().code(),
                    expression,
                    refusal.issues().getFirst().english());
        }
    }

    private Optional<Target> find(String type, String id) {
        if (Interactions.of(type).isEmpty()) {
            return Optional.empty();
        }
        try {
            return holdings.find(caller, type, id).map(found -> target(type, found));
        } catch (Refusal deleted) {
            return Optional.empty();
        }
    }

    private Target target(String type, Resource found) {
        String id = found.getIdElement().getIdPart();
        // What is not kept is drawn from our state, under our id.
        return new Target(
                type, id, keeping.find(caller, type, id).map(Kept::ours).orElseGet(() -> Holdings.uuid(id)));
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
