package health.mizan.estimates;

import static health.mizan.testing.Fixtures.sar;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.beats.Answer;
import health.mizan.cases.Case;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charge;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.estimates.Estimate.Language;
import health.mizan.masterdata.Saved;
import health.mizan.reckoning.Reason;
import health.mizan.testing.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatesTest extends EstimatedCases {

    @Test
    void the_golden_case_to_the_halala() {
        CaseId id = goldenCase();
        answered(id);

        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimate.figures().list()).isEqualTo(sar("300"));
        assertThat(estimate.figures().allowed()).isEqualTo(sar("255"));
        assertThat(estimate.figures().expected()).isEqualTo(sar("51"));
        assertThat(estimate.figures().most()).isEqualTo(sar("75"));
        assertThat(estimate.figures().low()).isEqualTo(sar("25.50"));
        assertThat(estimate.figures().certain()).isTrue();
        assertThat(estimates.inForce(id).flatMap(Estimate::toHold)).contains(sar("75"));
        assertThat(estimates.latest(DESK, id)).contains(estimate);
        assertThat(estimates.find(DESK, estimate.id())).contains(estimate);
        assertThat(events(id)).containsExactly("estimate.made");
    }

    @Test
    void without_the_payers_answer_the_estimate_says_so_and_its_answer_makes_a_new_one() {
        CaseId id = goldenCase();

        Estimate tentative = done(estimates.make(DESK, id).orElseThrow());
        EligibilityCheck check = answered(id);
        Estimate certain = estimates.refresh(id).orElseThrow();

        assertThat(tentative.figures().certain()).isFalse();
        assertThat(tentative.basis().check()).isNull();
        assertThat(tentative.figures().reasons()).extracting(Reason::rule).contains("payer-silent");
        assertThat(certain.version()).isEqualTo(2);
        assertThat(certain.basis().check()).isEqualTo(check.id());
        assertThat(certain.figures().most()).isEqualTo(sar("75"));
    }

    @Test
    void when_nothing_changed_nothing_is_made() {
        CaseId id = goldenCase();
        Estimate first = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimates.make(DESK, id)).contains(new Saved.Unchanged<>(first));
        assertThat(estimates.refresh(id)).contains(first);
        assertThat(events(id)).containsExactly("estimate.made");
    }

    @Test
    void a_further_order_makes_a_further_estimate_and_a_cancelled_one_is_in_none() {
        CaseId id = goldenCase();
        done(estimates.make(DESK, id).orElseThrow());

        Charge again = visits.ordered(id, "DS-201", "planned");
        Estimate more = estimates.refresh(id).orElseThrow();
        visits.charges().cancel(DESK, again.id(), Charge.Cancelling.ORDER_CANCELLED);
        Estimate as = estimates.refresh(id).orElseThrow();

        assertThat(more.figures().expected()).isEqualTo(sar("61.20"));
        assertThat(as.figures().expected()).isEqualTo(sar("51"));
        assertThat(as.version()).isEqualTo(3);
    }

    @Test
    void desks_that_estimate_at_once_make_one_estimate() throws Exception {
        CaseId id = goldenCase();

        List<Saved<Estimate>> made =
                Together.times(8, i -> () -> estimates.make(DESK, id).orElseThrow());

        assertThat(made).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(made)
                .extracting(saved -> done(saved).id())
                .containsOnly(done(made.getFirst()).id());
    }

    @Test
    void who_is_not_covered_sees_the_price_for_those_who_pay_themselves() {
        CaseId id = goldenCase();
        payer.says(new Answer.Done<>(new EligibilityAnswer("N-2", Standing.NOT_ACTIVE, false, List.of(), null)));
        answered(id);

        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimate.figures().insured()).isFalse();
        assertThat(estimate.figures().expected()).isEqualTo(sar("300"));
        assertThat(estimates.inForce(id).flatMap(Estimate::toHold)).contains(sar("300"));
    }

    @Test
    void who_pays_alone_pays_the_list() {
        CaseId id = visits.caseOf(visits.visit(visits.somebody()));
        visits.ordered(id, "DS-100", "planned");

        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimate.figures().expected()).isEqualTo(sar("150"));
        assertThat(estimate.basis().coverage()).isNull();
    }

    @Test
    void what_has_no_price_is_named_and_in_no_figure() {
        CaseId id = visits.memberCase();
        visits.ordered(id, "DS-100", "planned");
        visits.ordered(id, "DS-303", "planned");

        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimate.figures().complete()).isFalse();
        assertThat(estimate.figures().expected()).isEqualTo(sar("25.50"));
        assertThat(estimate.figures().reasons())
                .filteredOn(reason -> reason.rule().equals("price-missing"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.text().en()).contains("Brain MRI", "DS-303"));
        assertThat(estimates.inForce(id).flatMap(Estimate::toHold))
                .as("nothing bounds it")
                .contains(sar("25.50"));
    }

    @Test
    void a_waived_charge_costs_nobody_anything() {
        CaseId id = goldenCase();
        Charge waived = visits.charges().ofCase(id).getLast();
        visits.charges().exempt(DESK, waived.id(), "courtesy");

        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimate.figures().allowed()).isEqualTo(sar("178.50"));
        assertThat(estimate.figures().complete()).isTrue();
    }

    @Test
    void there_is_no_estimate_of_nothing_and_none_of_a_visit_that_will_not_be() {
        CaseId empty = visits.memberCase();
        CaseId cancelled = goldenCase();
        visits.cases().cancel(DESK, cancelled, Case.Reason.PATIENT_ASKED);

        assertThat(estimates.make(DESK, empty).orElseThrow()).isInstanceOf(Saved.Conflict.class);
        assertThat(estimates.make(DESK, cancelled).orElseThrow()).isInstanceOf(Saved.Conflict.class);
        assertThat(estimates.refresh(empty)).isEmpty();
        assertThat(estimates.inForce(empty).flatMap(Estimate::toHold)).isEmpty();
    }

    @Test
    void who_cannot_see_the_visit_sees_no_estimate() {
        CaseId id = goldenCase();
        Estimate estimate = done(estimates.make(DESK, id).orElseThrow());

        assertThat(estimates.make(DESK_OF_JEDDAH, id)).isEmpty();
        assertThat(estimates.latest(DESK_OF_JEDDAH, id)).isEmpty();
        assertThat(estimates.find(DESK_OF_JEDDAH, estimate.id())).isEmpty();
        assertThat(estimates.accept(DESK_OF_JEDDAH, estimate.id(), Language.EN)).isEmpty();
    }

    @Test
    void what_care_is_planned_lies_sealed() {
        CaseId id = goldenCase();
        done(estimates.make(DESK, id).orElseThrow());

        assertThat(owner.sql("select string_agg(e::text, '') from estimate e")
                        .query(String.class)
                        .single())
                .contains(id.toString())
                .doesNotContain("DS-202", "HbA1c");
    }
}
