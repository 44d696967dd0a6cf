package health.mizan.fhir.ours;

import health.mizan.access.Caller;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheckId;
import health.mizan.eligibility.EligibilityChecks;
import health.mizan.fhir.kept.Holdings;
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
            Optional<UUID> one = Drawing.asked(query, "_id", "request").or(() -> numbered(query));
            if (one.isPresent()) {
                return new Page<>(find(caller, one.get()).stream().toList(), null);
            }
            // The register of questions is not listed: a search names the patient.
            Optional<UUID> patient = Drawing.asked(query, "patient");
            if (patient.isEmpty()) {
                return new Page<>(List.of(), null);
            }
            Page<EligibilityCheck> page = checks.of(
                    caller,
                    new PatientId(patient.get()),
                    PageRequest.of(cursor, query.page().limit()));
            return new Page<>(page.items().stream().map(draw).toList(), page.next());
        }

        private static Optional<UUID> numbered(Query query) {
            return query.exactly("identifier").stream()
                    .map(form -> form.substring(form.lastIndexOf('|') + 1))
                    .flatMap(number -> Holdings.uuid(number).stream())
                    .findFirst();
        }
    }
}
