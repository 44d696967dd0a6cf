package health.mizan.fhir.bundles;

import health.mizan.access.Caller;
import health.mizan.fhir.Verb;
import health.mizan.fhir.arrivals.Arrival;
import health.mizan.fhir.arrivals.Effect;
import health.mizan.fhir.arrivals.Sites;
import health.mizan.fhir.arrivals.Target;
import health.mizan.fhir.arrivals.Uptake;
import health.mizan.fhir.kept.Contents;
import health.mizan.fhir.kept.Keeping;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.kept.KeptDraft;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.fhir.searching.Indexer;
import health.mizan.ids.Ids;
import health.mizan.parties.Phi;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The steps that each resource goes through on its way in. */
@Component
class Writing {

    /** Of which two resources with the same identifier would be the same thing twice. */
    private static final Set<String> EXCLUSIVE = Set.of(
            "Patient",
            "Encounter",
            "Appointment",
            "ServiceRequest",
            "ChargeItem",
            "Organization",
            "Location",
            "Practitioner");

    /** Of no patient; everybody who may read the type sees them. */
    private static final Set<String> DIRECTORY =
            Set.of("Organization", "Location", "Practitioner", "PractitionerRole", "Medication");

    private final Uptakes uptakes;
    private final Keeping keeping;
    private final Contents contents;
    private final Indexer indexer;
    private final Compartments compartments;
    private final Ids ids;

    Writing(Uptakes uptakes, Keeping keeping, Contents contents, Indexer indexer, Compartments compartments, Ids ids) {
        this.uptakes = uptakes;
        this.keeping = keeping;
        this.contents = contents;
        this.indexer = indexer;
        this.compartments = compartments;
        this.ids = ids;
    }

    static boolean isDirectory(String type) {
        return DIRECTORY.contains(type);
    }

    /** Lets billing take what it needs, and settles which id the resource has. */
    void take(Caller caller, Pending pending, Links links, boolean alone) {
        requireMayChange(caller, pending);
        Resource resource = pending.resource();
        Optional<Uptake> uptake = uptakes.of(resource.fhirType());
        Effect effect = uptake.map(
                        one -> one.take(new Arrival(caller, resource, pending.ours(), pending.told(), links, alone)))
                .orElseGet(() -> Effect.none(compartments.of(resource, links)));
        pending.effect = effect;
        if (!pending.exists()) {
            // What a capability knew already may have come to us before, from another system.
            pending.kept = effect.ours()
                    .flatMap(ours -> keeping.ofOurs(caller, resource.fhirType(), ours))
                    .flatMap(kept -> keeping.lock(caller, kept.type(), kept.id()))
                    .orElse(null);
        }
        String id =
                pending.id().orElseGet(() -> effect.ours().orElseGet(ids::next).toString());
        resource.setId(id);
        pending.target = new Target(resource.fhirType(), id, effect.ours());
    }

    void settle(Caller caller, Pending pending, Links links) {
        Resource resource = pending.resource();
        uptakes.of(resource.fhirType())
                .ifPresent(uptake -> uptake.settle(new Arrival(
                        caller,
                        resource,
                        pending.effect == null ? Optional.<UUID>empty() : pending.effect.ours(),
                        pending.told(),
                        links,
                        false)));
    }

    Written keep(Caller caller, Pending pending) {
        Resource resource = pending.resource();
        Effect effect = pending.effect;
        if (effect == null) {
            throw new IllegalStateException("kept before it was taken");
        }
        KeptDraft draft = new KeptDraft(
                resource.fhirType(),
                resource.getIdElement().getIdPart(),
                Phi.of(contents.text(resource)),
                indexer.of(resource),
                exclusive(resource),
                effect.ours(),
                effect.patient(),
                effect.patient().isEmpty() && DIRECTORY.contains(resource.fhirType()),
                effect.facilities().isEmpty() ? Sites.of(caller) : effect.facilities(),
                pending.told(),
                caller.subject());
        Kept was = pending.kept;
        if (was == null) {
            keeping.create(caller, draft, pending.version() + 1);
        } else {
            keeping.update(caller, was, draft);
        }
        Kept now = keeping.find(caller, draft.type(), draft.id())
                .orElseThrow(() -> Refusal.of(
                        Refusal.FORBIDDEN,
                        "forbidden",
                        null,
                        "this client could not see what it wrote: it acts for none of the sites concerned"));
        return new Written(
                pending.exists() && pending.write().verb() == Verb.UPDATE
                        ? Written.Result.UPDATED
                        : Written.Result.CREATED,
                now.type(),
                now.id(),
                now.version(),
                contents.resource(now));
    }

    Written delete(Caller caller, Kept was) {
        long version = was.deleted() ? was.version() : keeping.delete(caller, was);
        return new Written(Written.Result.DELETED, was.type(), was.id(), version, null);
    }

    private static void requireMayChange(Caller caller, Pending pending) {
        String type = pending.resource().fhirType();
        if (!DIRECTORY.contains(type) || caller instanceof Caller.Self) {
            return;
        }
        if (pending.drawn != null) {
            throw Refusal.of(
                    Refusal.CONFLICT,
                    "business-rule",
                    null,
                    "this " + type + " is master data of the clinic, which is changed there and not by FHIR");
        }
        Kept was = pending.kept;
        if (was != null && Sites.of(caller).stream().noneMatch(was.facilities()::contains)) {
            throw Refusal.of(
                    Refusal.FORBIDDEN, "forbidden", null, "this " + type + " was sent by a client of other sites");
        }
    }

    private Set<String> exclusive(Resource resource) {
        if (!EXCLUSIVE.contains(resource.fhirType())) {
            return Set.of();
        }
        return indexer.values(resource, "identifier").stream()
                .map(Identifier.class::cast)
                .filter(number -> number.hasSystem() && number.hasValue())
                .map(number -> number.getSystem() + "|" + number.getValue())
                .collect(Collectors.toSet());
    }
}
