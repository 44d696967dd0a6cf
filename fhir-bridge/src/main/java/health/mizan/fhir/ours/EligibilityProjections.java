package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.fhir.kept.Projection;
import health.mizan.fhir.searching.Query;
import health.mizan.parties.PatientId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Questions about cover and their answers, found by id, number or patient. An answer has the id of its question. */
@Configuration(proxyBeanMethods = false)
class EligibilityProjections {

    @Bean
    Projection eligibilityRequestProjection(EligibilityChecks checks) {
        return new Drawn("CoverageEligibilityRequest", checks, EligibilityMapper::request);
    }

    @Bean
    Projection eligibilityResponseProjection(EligibilityChecks checks) {
        return new Drawn("CoverageEligibilityResponse", checks, EligibilityMapper::response);
    }

    private static final class Drawn implements Projection {

        /** Of each of several patients. */
        private static final int MOST = 200;

        private final String type;
        private final EligibilityChecks checks;
        private final Function<EligibilityCheck, Resource> draw;

        Drawn(String type, EligibilityChecks checks, Function<EligibilityCheck, Resource> draw) {
            this.type = type;
            this.checks = checks;
            this.draw = draw;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Optional<Resource> find(Caller caller, UUID id) {
            return checks.find(caller, new EligibilityCheckId(id)).map(draw);
        }

        @Override
        public Page<Resource> candidates(Caller caller, Query query, @Nullable String cursor) {
            Optional<List<UUID>> ids = Drawing.among(query, "_id", "request");
            List<UUID> numbered = Drawing.numbered(query, Drawing.ELIGIBILITY_CHECK);
            if (ids.isPresent() || !numbered.isEmpty()) {
                return Drawing.all(ids.orElse(numbered), id -> find(caller, id));
            }
            // The register of questions is not listed: a search names the patient.
            List<UUID> patients = Drawing.among(query, "patient").orElse(List.of());
            if (patients.size() != 1) {
                return new Page<>(
                        patients.stream()
                                .flatMap(patient -> of(caller, patient, PageRequest.of(null, MOST)).items().stream())
                                .toList(),
                        null);
            }
            return of(
                    caller,
                    patients.getFirst(),
                    PageRequest.of(cursor, query.page().limit()));
        }

        private Page<Resource> of(Caller caller, UUID patient, PageRequest page) {
            Page<EligibilityCheck> found = checks.of(caller, new PatientId(patient), page);
            return new Page<>(found.items().stream().map(draw).toList(), found.next());
        }
    }
}
