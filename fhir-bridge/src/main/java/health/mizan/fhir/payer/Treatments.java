package health.mizan.fhir.payer;

import health.mizan.catalogue.CatalogueService;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.catalogue.Services;
import health.mizan.claims.ClaimSubmission;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.Encounters;
import health.mizan.facilities.Practitioner;
import health.mizan.facilities.Practitioners;
import health.mizan.fhir.nphies.Treatment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fetches what a claim tells of its visit. */
@Component
class Treatments {

    private final Encounters encounters;
    private final Practitioners practitioners;
    private final Services services;

    Treatments(Encounters encounters, Practitioners practitioners, Services services) {
        this.encounters = encounters;
        this.practitioners = practitioners;
        this.services = services;
    }

    Treatment of(ClaimSubmission submission) {
        Encounter encounter = encounters.require(submission.encounter());
        Optional<Practitioner> practitioner = encounter.practitioner() == null
                ? Optional.empty()
                : practitioners.find(encounter.practitioner(), Dossiers.SELF);
        Map<Integer, ServiceCategory> categories = new HashMap<>();
        submission.lines().forEach(line -> services.byCode(line.system(), line.code())
                .map(CatalogueService::category)
                .ifPresent(category -> categories.put(line.sequence(), category)));
        return new Treatment(
                encounter.id(),
                encounter.kind().name(),
                encounter.period().from(),
                encounter.period().to(),
                practitioner,
                categories);
    }
}
