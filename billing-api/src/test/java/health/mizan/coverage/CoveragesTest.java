package health.mizan.coverage;

import static health.mizan.testing.Organisation.done;
import static health.mizan.testing.People.ADMIN;
import static health.mizan.testing.People.DESK;
import static health.mizan.testing.People.DESK_OF_JEDDAH;
import static health.mizan.testing.People.login;
import static health.mizan.testing.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.logins.LoginLink;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PatientId;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.testing.Together;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class CoveragesTest extends DatabaseTest {

    private static final Change NEW = Change.creating("desk");
    private static final Change LIKE_THIS = Change.toWhateverIsThere("import:test");

    private final TestClock clock = TestClock.at("2026-03-01T09:00:00Z");
    private People people;
    private Coverages coverages;

    @BeforeAll
    void open() {
        people = new People(dataSource, clock).withClinic();
        coverages = people.coverages();
    }

    @AfterAll
    void close() {
        people.close();
    }

    @Test
    void a_cover_reads_back_as_written_and_its_member_number_is_not_in_the_table() {
        PatientId patient = somebody();

        Coverage written = done(save(patient, cover("NAJD", "CANARY-5500", "2026-01-01", "2026-12-31", 1)));

        assertThat(coverages.find(DESK, patient, written.id())).contains(written);
        assertThat(owner.sql("select string_agg(c::text, '') from coverage c")
                        .query(String.class)
                        .single())
                .contains(written.id().toString())
                .doesNotContain("CANARY");
    }

    @Test
    void a_person_may_have_two_covers_in_order() {
        PatientId patient = somebody();

        done(save(patient, cover("NAJD", "A-00", "2026-01-01", null, 1)));
        clock.advance(Duration.ofMillis(1));
        done(save(patient, cover("REDSEA", "B-00", "2026-01-01", null, 2)));

        Page<Coverage> all =
                coverages.of(DESK, patient, PageRequest.of(null, null)).orElseThrow();
        assertThat(all.items()).extracting(coverage -> coverage.terms().order()).containsExactly(1, 2);
    }

    @Test
    void two_first_covers_never_share_a_day() {
        PatientId patient = somebody();
        done(save(patient, cover("NAJD", "A-00", "2026-01-01", "2026-06-30", 1)));

        assertThat(save(patient, cover("REDSEA", "B-00", "2026-06-30", null, 1)))
                .isInstanceOf(Saved.Conflict.class);
        assertThat(save(patient, cover("REDSEA", "B-00", "2026-07-01", null, 1)))
                .isInstanceOf(Saved.Created.class);
    }

    @Test
    void the_database_refuses_an_overlap_that_slipped_past_the_check() {
        PatientId patient = somebody();
        done(save(patient, cover("NAJD", "A-00", "2026-01-01", "2026-06-30", 1)));
        Coverage later = done(save(patient, cover("NAJD", "A-00", "2026-07-01", null, 2)));

        assertThatThrownBy(() -> sql.sql("update coverage set cob_order = 1, valid_to = null where patient_id = :id")
                        .param("id", patient.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(coverages.find(DESK, patient, later.id())).contains(later);
    }

    @Test
    void a_newborn_is_covered_by_the_mothers_membership() {
        PatientId mother = somebody();
        PatientId newborn = somebody();
        done(save(mother, cover("NAJD", "M-00", "2026-01-01", null, 1)));

        Coverage cover = done(save(newborn, dependent("M-00", "child", mother.value())));

        assertThat(cover.terms().membership().subscriber()).isEqualTo(mother);
        assertThat(cover.terms().membership().relationship()).isEqualTo(Coverage.Relationship.CHILD);
    }

    @Test
    void a_subscriber_is_another_patient_whom_the_caller_sees() {
        PatientId patient = somebody();
        PatientId ofJeddah =
                people.registered(person("من جدة", null, "1980"), "JED").id();

        assertThat(fields(save(patient, dependent("X-00", "child", ofJeddah.value()))))
                .containsExactly("subscriber");
        assertThat(fields(save(patient, dependent("X-00", "self", somebody().value()))))
                .containsExactly("subscriber");
        assertThat(save(patient, dependent("X-00", "child", patient.value()))).isInstanceOf(Saved.Conflict.class);
    }

    @Test
    void everything_wrong_is_said_at_once() {
        CoverageDraft draft = new CoverageDraft(
                "NOBODY", "GOLD", null, "=1+1", "cousin", null, null, LocalDate.parse("2026-01-01"), 12, "open");

        assertThat(fields(save(somebody(), draft)))
                .containsExactlyInAnyOrder("payer", "memberNumber", "relationship", "from", "order", "status");
    }

    @Test
    void the_same_row_again_changes_nothing_and_another_end_is_a_version() {
        PatientId patient = somebody();
        CoverageDraft draft = cover("NAJD", "I-00", "2026-01-01", "2026-12-31", 1);
        coverages.save(DESK, patient, draft, LIKE_THIS);

        Saved<Coverage> again = coverages.save(DESK, patient, draft, LIKE_THIS).orElseThrow();
        Saved<Coverage> ended = coverages
                .save(DESK, patient, cover("NAJD", "I-00", "2026-01-01", "2026-03-02", 1), LIKE_THIS)
                .orElseThrow();

        assertThat(again).isInstanceOf(Saved.Unchanged.class);
        assertThat(ended).isInstanceOf(Saved.Changed.class);
        assertThat(done(ended).terms().period().covers(LocalDate.parse("2026-03-02")))
                .isTrue();
        assertThat(done(ended).terms().period().covers(LocalDate.parse("2026-03-03")))
                .isFalse();
    }

    @Test
    void a_correction_needs_the_version_and_keeps_the_membership() {
        PatientId patient = somebody();
        Coverage coverage = done(save(patient, cover("NAJD", "K-00", "2026-01-01", null, 1)));

        CoverageDraft cancelled = new CoverageDraft(
                "NAJD", "SILVER", null, "K-00", "self", null, LocalDate.parse("2026-01-01"), null, 1, "cancelled");

        assertThat(fields(coverages
                        .correct(
                                DESK,
                                patient,
                                coverage.id(),
                                cover("NAJD", "OTHER", "2026-01-01", null, 1),
                                Change.ofVersion("desk", 1))
                        .orElseThrow()))
                .containsExactly("memberNumber");
        assertThat(coverages
                        .correct(DESK, patient, coverage.id(), cancelled, Change.ofVersion("desk", 1))
                        .orElseThrow())
                .isInstanceOf(Saved.Changed.class);
        assertThat(coverages
                        .correct(DESK, patient, coverage.id(), cancelled, Change.ofVersion("desk", 1))
                        .orElseThrow())
                .isInstanceOf(Saved.Stale.class);
        assertThat(save(patient, cover("REDSEA", "L-00", "2026-01-01", null, 1)))
                .isInstanceOf(Saved.Created.class);
    }

    @Test
    void covers_are_as_visible_as_their_patient() {
        PatientId patient = somebody();
        Coverage coverage = done(save(patient, cover("NAJD", "V-00", "2026-01-01", null, 1)));
        people.logins()
                .link(
                        ADMIN,
                        new LoginLink(
                                "sees-covers",
                                patient,
                                LoginLink.Relation.SELF,
                                LoginLink.Scope.FULL,
                                LocalDate.parse("2026-01-01"),
                                null));
        PageRequest first = PageRequest.of(null, null);

        assertThat(coverages.of(login("sees-covers", patient), patient, first)).isPresent();
        assertThat(coverages.of(login("stranger", patient), patient, first)).isEmpty();
        assertThat(coverages.of(DESK_OF_JEDDAH, patient, first)).isEmpty();
        assertThat(coverages.find(DESK_OF_JEDDAH, patient, coverage.id())).isEmpty();
        assertThat(coverages.find(DESK, somebody(), coverage.id())).isEmpty();
        assertThat(coverages.save(DESK_OF_JEDDAH, patient, cover("NAJD", "W-00", "2026-01-01", null, 2), NEW))
                .isEmpty();
    }

    @Test
    void of_many_first_covers_recorded_at_once_one_is_kept() throws Exception {
        PatientId patient = somebody();

        List<Saved<Coverage>> saved =
                Together.times(12, i -> () -> save(patient, cover("NAJD", "RACE-" + i, "2026-01-01", null, 1)));

        assertThat(saved).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(saved).filteredOn(Saved.Conflict.class::isInstance).hasSize(11);
    }

    @Test
    void pages_are_the_whole_list() {
        PatientId patient = somebody();
        for (int order = 1; order <= 7; order++) {
            done(save(patient, cover("NAJD", "P-0" + order, "2026-01-01", null, order)));
        }

        List<Coverage> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<Coverage> page =
                    coverages.of(DESK, patient, PageRequest.of(cursor, 3)).orElseThrow();
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    private PatientId somebody() {
        return people.registered(person("مؤمن عليه", null, "1980")).id();
    }

    private Saved<Coverage> save(PatientId patient, CoverageDraft draft) {
        return coverages.save(DESK, patient, draft, NEW).orElseThrow();
    }

    private static CoverageDraft cover(String payer, String member, String from, @Nullable String to, int order) {
        return new CoverageDraft(
                payer,
                "SILVER",
                null,
                member,
                "self",
                null,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                order,
                null);
    }

    private static CoverageDraft dependent(String member, String relationship, UUID subscriber) {
        return new CoverageDraft(
                "NAJD", "SILVER", null, member, relationship, subscriber, LocalDate.parse("2026-01-01"), null, 1, null);
    }

    private static List<String> fields(Saved<Coverage> saved) {
        assertThat(saved).isInstanceOf(Saved.Refused.class);
        return ((Saved.Refused<Coverage>) saved)
                .errors().stream().map(FieldError::field).toList();
    }
}
