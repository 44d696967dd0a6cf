package health.mizan.eligibility;

import static health.mizan.testing.Organisation.IMPORT;
import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.People.login;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.beats.Answer;
import health.mizan.beats.CallState;
import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.coverage.CoverageDraft;
import health.mizan.coverage.CoverageId;
import health.mizan.coverage.Coverages;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.facilities.Facilities;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payers.Payers;
import health.mizan.plans.Plans;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Organisation;
import health.mizan.testing.TestClock;
import health.mizan.testing.Together;
import health.mizan.testing.Visits;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EligibilityChecksTest extends DatabaseTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private TestClock clock;
    private FakePayer payer;
    private Visits visits;
    private TestEligibility eligibility;
    private EligibilityChecks checks;
    private FacilityId riyadh;

    @BeforeEach
    void open() {
        clock = TestClock.at("2026-03-01T09:00:00Z");
        payer = new FakePayer();
        visits = new Visits(dataSource, clock).withGoldenCase();
        eligibility = new TestEligibility(sql, tx, clock, visits, List.of(payer));
        checks = eligibility.checks();
        riyadh = visits.the(Facilities.class).byCode("RUH").orElseThrow().id();
    }

    @AfterEach
    void close() {
        visits.close();
    }

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
    void a_refusal_leaves_the_check_unanswered_with_the_payers_code() {
        payer.says(new Answer.Refused<>("BV-00437"));
        EligibilityCheck check = requested(cover());

        ask(check.id());
        eligibility.send(check.id());

        EligibilityCheck refused = checks.require(check.id());
        assertThat(refused.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(refused.reason()).isEqualTo("BV-00437");
        assertThat(events(check.id())).containsExactly("eligibility.requested", "eligibility.answered");
    }

    @Test
    void a_lost_answer_is_asked_for_again_with_the_same_key() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());
        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ASKED);

        payer.says(new Answer.Done<>(FakePayer.covered()));
        eligibility.sweep(check.id());

        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked()).hasSize(2);
        assertThat(payer.asked().stream().map(EligibilityEnquiry::key).distinct())
                .hasSize(1);
    }

    @Test
    void a_slow_payer_makes_the_check_tentative_and_is_asked_anew_with_another_key() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());

        EligibilityCheck tentative = checks.tentative(check.id());
        EligibilityCheck again = ask(check.id());
        payer.says(new Answer.Done<>(FakePayer.covered()));
        eligibility.send(check.id());

        assertThat(tentative.state()).isEqualTo(CheckState.TENTATIVE);
        assertThat(again.state()).isEqualTo(CheckState.TENTATIVE);
        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked().stream().map(EligibilityEnquiry::key).distinct())
                .hasSize(2);
        assertThat(eligibility.call(check.id(), 1))
                .as("nobody asks about the first try any more")
                .isEqualTo(CallState.SUCCEEDED);
    }

    @Test
    void while_it_is_being_asked_asking_changes_nothing() {
        EligibilityCheck check = requested(cover());

        EligibilityCheck once = ask(check.id());

        assertThat(ask(check.id())).isEqualTo(once);
        eligibility.send(check.id());
        EligibilityCheck answered = checks.require(check.id());
        assertThat(ask(check.id())).isEqualTo(answered);
        assertThat(checks.tentative(check.id())).isEqualTo(answered);
        assertThat(checks.giveUp(check.id())).isEqualTo(answered);
        assertThat(payer.asked()).hasSize(1);
    }

    @Test
    void an_answer_after_giving_up_still_counts() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());
        EligibilityCheck givenUp = checks.giveUp(check.id());

        payer.says(new Answer.Done<>(FakePayer.covered()));
        eligibility.sweep(check.id());

        EligibilityCheck late = checks.require(check.id());
        assertThat(givenUp.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(givenUp.reason()).isEqualTo(EligibilityCheck.NO_ANSWER);
        assertThat(late.state()).isEqualTo(CheckState.ANSWERED);
        assertThat(late.reason()).isNull();
        assertThat(events(check.id()))
                .containsExactly("eligibility.requested", "eligibility.answered", "eligibility.answered");
    }

    @Test
    void what_was_given_up_long_ago_is_not_asked_about_for_ever() {
        payer.says(new Answer.Unknown<>("timed out"));
        EligibilityCheck check = requested(cover());
        ask(check.id());
        eligibility.send(check.id());
        checks.giveUp(check.id());

        clock.advance(Duration.ofHours(25));
        eligibility.sweep(check.id());

        assertThat(eligibility.call(check.id(), 1)).isEqualTo(CallState.FAILED);
        assertThat(payer.asked()).hasSize(1);
        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.UNANSWERED);
    }

    @Test
    void an_answer_by_another_door_counts_and_the_first_one_stands() {
        EligibilityCheck check = requested(cover());
        ask(check.id());

        EligibilityCheck answered = checks.answered(check.id(), FakePayer.covered());
        eligibility.send(check.id());

        assertThat(answered.state()).isEqualTo(CheckState.ANSWERED);
        assertThat(payer.asked()).isEmpty();
        assertThat(checks.answered(check.id(), FakePayer.covered())).isEqualTo(answered);
    }

    @Test
    void many_answers_and_a_giving_up_at_once_end_in_one_state() throws Exception {
        EligibilityCheck check = requested(cover());
        ask(check.id());

        Together.times(
                10,
                i -> () -> i % 2 == 0 ? checks.answered(check.id(), FakePayer.covered()) : checks.giveUp(check.id()));

        assertThat(checks.require(check.id()).state()).isEqualTo(CheckState.ANSWERED);
        assertThat(events(check.id()).stream().filter("eligibility.answered"::equals))
                .hasSizeBetween(1, 2);
    }

    @Test
    void a_payer_without_an_electronic_door_ends_the_check_at_once() {
        CoverageId ofEmployer = employersCover();
        EligibilityCheck check = requested(ofEmployer);

        EligibilityCheck ended = ask(check.id());

        assertThat(ended.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(ended.reason()).isEqualTo(EligibilityCheck.NO_CONNECTION);
        assertThat(events(check.id())).containsExactly("eligibility.requested", "eligibility.answered");
        assertThat(payer.asked()).isEmpty();
    }

    @Test
    void so_does_an_insurer_that_no_connector_serves() {
        CoverageId cover = cover();
        payer.doesNotServe(visits.the(Payers.class).byCode("NAJD").orElseThrow().id());

        EligibilityCheck ended = ask(requested(cover).id());

        assertThat(ended.reason()).isEqualTo(EligibilityCheck.NO_CONNECTION);
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

    private EligibilityCheck ask(EligibilityCheckId id) {
        return tx.get(() -> checks.ask(id));
    }

    private EligibilityCheck answered(CoverageId cover) {
        EligibilityCheck check = requested(cover);
        ask(check.id());
        eligibility.send(check.id());
        return checks.require(check.id());
    }

    private EligibilityCheck requested(CoverageId cover) {
        return done(request(cover, false));
    }

    private Saved<EligibilityCheck> request(CoverageId cover, boolean fresh) {
        return checks.request(DESK, new EligibilityQuestion(cover, riyadh, null, TODAY, Set.of(), fresh))
                .orElseThrow();
    }

    private static EligibilityCheckId idOf(Saved<EligibilityCheck> saved) {
        return done(saved).id();
    }

    private CoverageId cover() {
        return visits.covered(visits.somebody(), 1).id();
    }

    private CoverageId employersCover() {
        done(visits.the(Payers.class).save(Organisation.payer("ACME", "employer"), IMPORT));
        done(visits.the(Plans.class).save(Organisation.silver("ACME", Organisation.NEW_YEAR), IMPORT));
        CoverageDraft draft =
                new CoverageDraft("ACME", "SILVER", null, "M-1000", "self", null, Organisation.NEW_YEAR, null, 1, null);
        return done(visits.the(Coverages.class)
                        .save(DESK, visits.somebody(), draft, Change.creating("desk"))
                        .orElseThrow())
                .id();
    }

    private static List<String> fieldsOf(Saved<?> saved) {
        return saved instanceof Saved.Refused<?>(List<FieldError> errors)
                ? errors.stream().map(FieldError::field).toList()
                : List.of();
    }

    private List<String> events(EligibilityCheckId id) {
        return owner.sql("select type from outbox_event where subject_id = :id order by position")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    private List<@Nullable String> audits(EligibilityCheckId id) {
        return owner.sql("select action || ' ' || outcome from audit_event where subject_id = :id")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }
}
