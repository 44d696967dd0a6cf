package health.mizan.eligibility;

import static health.mizan.testing.People.login;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageId;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.facilities.Facilities;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.testing.Together;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EligibilityChecksTest extends CheckedCovers {

    @Test
    void a_question_is_asked_and_answered() {
        EligibilityCheck requested = requested(cover());

        EligibilityCheck asked = ask(requested.id());
        eligibility.send(requested.id());

        EligibilityCheck answered = checks.find(DESK, requested.id()).orElseThrow();
        assertThat(requested.state()).isEqualTo(CheckState.REQUESTED);
        assertThat(asked.state()).isEqualTo(CheckState.ASKED);
        assertThat(answered.state()).isEqualTo(CheckState.ANSWERED);
        assertThat(answered.answer()).isEqualTo(FakePayer.covered());
        assertThat(answered.version()).isEqualTo(3);
        assertThat(events(requested.id())).containsExactly("eligibility.requested", "eligibility.answered");
    }

    @Test
    void what_a_cover_is_worth_lies_sealed_and_travels_in_no_event() {
        EligibilityCheck check = answered(cover());

        assertThat(check.toString()).doesNotContain(FakePayer.CANARY);
        assertThat(owner.sql("""
                        select (select string_agg(c::text, '') from eligibility_check c)
                            || (select string_agg(e::text, '') from outbox_event e)
                            || (select string_agg(r::text, '') from remote_call r)
                            || (select string_agg(a::text, '') from audit_event a)
                        """).query(String.class).single())
                .contains(check.id().toString())
                .doesNotContain(FakePayer.CANARY)
                .doesNotContain("copay");
    }

    @Test
    void a_second_press_gives_the_check_that_is_running() {
        CoverageId cover = cover();
        EligibilityCheck first = requested(cover);

        assertThat(request(cover, false)).isEqualTo(new Saved.Unchanged<>(first));
        assertThat(request(cover, true)).isEqualTo(new Saved.Unchanged<>(first));
        ask(first.id());
        assertThat(request(cover, false)).isInstanceOf(Saved.Unchanged.class);
    }

    @Test
    void of_many_desks_that_press_at_once_one_check_comes() throws Exception {
        CoverageId cover = cover();

        List<Saved<EligibilityCheck>> all = Together.times(12, i -> () -> request(cover, i % 2 == 0));

        assertThat(all).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(all).extracting(saved -> idOf(saved)).containsOnly(idOf(all.getFirst()));
    }

    @Test
    void todays_answer_serves_until_a_fresh_one_is_wanted_or_a_new_day_comes() {
        CoverageId cover = cover();
        EligibilityCheck first = answered(cover);

        assertThat(idOf(request(cover, false))).isEqualTo(first.id());
        clock.advance(Duration.ofHours(13));
        EligibilityCheck nextDay = answered(cover);
        assertThat(nextDay.id()).isNotEqualTo(first.id());
        assertThat(idOf(request(cover, true))).isNotEqualTo(nextDay.id());
    }

    @Test
    void another_day_another_kind_of_care_and_another_visit_are_other_questions() {
        CaseId visit = visits.memberCase();
        CoverageId cover = Objects.requireNonNull(visits.cases().require(visit).coverage());
        EligibilityCheck first = answered(cover);

        assertThat(List.of(
                        new EligibilityQuestion(cover, riyadh, null, TODAY.plusDays(1), Set.of(), false),
                        new EligibilityQuestion(cover, riyadh, null, TODAY, Set.of(ServiceCategory.DENTAL), false),
                        new EligibilityQuestion(cover, riyadh, visit, TODAY, Set.of(), false)))
                .allSatisfy(question ->
                        assertThat(checks.request(DESK, question).orElseThrow()).isInstanceOf(Saved.Created.class));
        assertThat(checks.lastAnswer(cover, riyadh, TODAY)).contains(first);
        assertThat(checks.lastAnswer(cover, riyadh, TODAY.plusDays(1))).isEmpty();
    }

    @Test
    void who_cannot_see_the_patient_sees_no_check() {
        EligibilityCheck check = answered(cover());
        PatientId patient = check.patient();
        PageRequest all = PageRequest.of(null, null);

        assertThat(checks.find(DESK, check.id())).isPresent();
        assertThat(checks.latest(DESK, patient)).contains(check);
        assertThat(checks.find(DESK_OF_JEDDAH, check.id())).isEmpty();
        assertThat(checks.of(DESK_OF_JEDDAH, patient, all).items()).isEmpty();
        assertThat(checks.find(login("stranger"), check.id())).isEmpty();
        assertThat(checks.request(
                        DESK_OF_JEDDAH,
                        new EligibilityQuestion(check.coverage(), riyadh, null, TODAY, Set.of(), false)))
                .isEmpty();
        assertThat(audits(check.id())).contains("eligibility.requested done", "eligibility.read refused");
    }

    @Test
    void a_question_is_for_a_site_of_the_caller() {
        FacilityId jeddah =
                visits.the(Facilities.class).byCode("JED").orElseThrow().id();

        Saved<EligibilityCheck> refused = checks.request(
                        DESK, new EligibilityQuestion(cover(), jeddah, null, TODAY, Set.of(), false))
                .orElseThrow();

        assertThat(fieldsOf(refused)).containsExactly("facility");
    }

    @Test
    void a_visit_is_one_of_the_covered_patient() {
        CaseId another = visits.memberCase();
        CaseId unheardOf = new CaseId(UUID.randomUUID());
        CoverageId cover = cover();

        assertThat(List.of(another, unheardOf)).allSatisfy(visit -> assertThat(fieldsOf(
                        checks.request(DESK, new EligibilityQuestion(cover, riyadh, visit, TODAY, Set.of(), false))
                                .orElseThrow()))
                .containsExactly("financialCase"));
    }

    @Test
    void asking_belongs_to_somebodys_transaction() {
        EligibilityCheck check = requested(cover());

        assertThatThrownBy(() -> checks.ask(check.id())).isInstanceOf(IllegalStateException.class);
    }
}
