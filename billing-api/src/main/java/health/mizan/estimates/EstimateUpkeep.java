package health.mizan.estimates;

import health.mizan.cases.CaseCoverageChanged;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeChanged;
import health.mizan.outbox.LocalHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps an estimate that somebody has asked for true: a further order or another cover makes the next one. */
@Configuration(proxyBeanMethods = false)
class EstimateUpkeep {

    @Bean
    LocalHandler<ChargeChanged> estimatesAfterCharges(Estimates estimates) {
        return new LocalHandler<>() {
            @Override
            public String name() {
                return "estimates-after-charges";
            }

            @Override
            public Class<ChargeChanged> event() {
                return ChargeChanged.class;
            }

            @Override
            public void handle(ChargeChanged event) {
                again(estimates, event.financialCase());
            }
        };
    }

    @Bean
    LocalHandler<CaseCoverageChanged> estimatesAfterCovers(Estimates estimates) {
        return new LocalHandler<>() {
            @Override
            public String name() {
                return "estimates-after-covers";
            }

            @Override
            public Class<CaseCoverageChanged> event() {
                return CaseCoverageChanged.class;
            }

            @Override
            public void handle(CaseCoverageChanged event) {
                again(estimates, event.financialCase());
            }
        };
    }

    private static void again(Estimates estimates, CaseId id) {
        if (estimates.inForce(id).isPresent()) {
            estimates.refresh(id);
        }
    }
}
