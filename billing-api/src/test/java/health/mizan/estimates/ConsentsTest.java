package health.mizan.estimates;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.cases.CaseId;
import health.mizan.estimates.Estimate.Language;
import health.mizan.masterdata.Saved;
import health.mizan.testing.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsentsTest extends EstimatedCases {

    @Test
    void the_patient_agrees_to_what_was_read() {
        CaseId id = goldenCase();
        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        Estimate agreed =
                done(estimates.accept(DESK, estimate.id(), Language.EN).orElseThrow());

        assertThat(agreed.consent().upTo()).isEqualTo(sar("75"));
        assertThat(agreed.consent().by()).isEqualTo("desk");
        assertThat(agreed.consent().text())
                .startsWith(
                        "I was shown this estimate: SAR 51.00 expected, at most SAR 75.00. I agree that SAR 75.00 is"
                                + " held");
        assertThat(estimates.accept(DESK, estimate.id(), Language.AR)).contains(new Saved.Unchanged<>(agreed));
        assertThat(estimates.find(DESK, estimate.id())).contains(agreed);
        assertThat(estimates.consent(id)).contains(agreed.consent());
    }

    @Test
    void many_agreements_at_once_are_one() throws Exception {
        CaseId id = goldenCase();
        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        List<Saved<Estimate>> agreed = Together.times(
                8, i -> () -> estimates.accept(DESK, estimate.id(), Language.AR).orElseThrow());

        assertThat(agreed).filteredOn(Saved.Changed.class::isInstance).hasSize(1);
        assertThat(agreed).filteredOn(Saved.Unchanged.class::isInstance).hasSize(7);
    }

    @Test
    void nobody_agrees_to_an_estimate_that_has_been_replaced() {
        CaseId id = goldenCase();
        Estimate first = done(estimates.make(DESK, id).orElseThrow());
        visits.ordered(id, "DS-201", "planned");
        Estimate second = estimates.refresh(id).orElseThrow();

        assertThat(estimates.accept(DESK, first.id(), Language.EN).orElseThrow())
                .isEqualTo(new Saved.Conflict<>(
                        "there is a newer estimate of this visit", second.id().toString()));
    }
}
