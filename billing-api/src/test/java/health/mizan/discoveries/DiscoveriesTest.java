package health.mizan.discoveries;

import static health.mizan.testing.People.login;
import static health.mizan.testing.Visits.DESK;
import static health.mizan.testing.Visits.DESK_OF_JEDDAH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.beats.Answer;
import health.mizan.beats.CallState;
import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.FieldAddress;
import health.mizan.eligibility.EligibilityCheck;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.eligibility.FakePayer;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import health.mizan.payers.Payers;
import health.mizan.persons.BirthDate;
import health.mizan.persons.Identifier;
import health.mizan.testing.Keys;
import health.mizan.testing.Organisation;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions about somebody who has no file. */
class DiscoveriesTest extends AskedNumbers {

    @Test
    void a_number_is_asked_about_and_answered_with_the_cover_that_the_payer_named() {
        Discovery asked = created(draft(number, "1990-05-17"));
        beats.send(asking, asked.id());

        Discovery answered = discoveries.find(DESK, asked.id()).orElseThrow();
        assertThat(asked.state()).isEqualTo(CheckState.ASKED);
        assertThat(answered.state()).isEqualTo(CheckState.ANSWERED);
        assertThat(answered.answer()).isEqualTo(FakeRegister.covered());
        assertThat(answered.sought())
                .isEqualTo(new Sought(Identifier.of(Identifier.NATIONAL_ID, number), BirthDate.parse("1990-05-17")));
        assertThat(payer.asked()).singleElement().satisfies(question -> assertThat(question.sought())
                .isEqualTo(answered.sought()));
        assertThat(audits(asked.id())).containsExactlyInAnyOrder("eligibility.requested RUH", "eligibility.read RUH");
    }

    @Test
    void neither_number_nor_answer_lies_readable_anywhere_nor_travels() {
        Discovery asked = created(draft(number, "1990-05-17"));
        beats.send(asking, asked.id());

        String kept = owner.sql("""
                        select (select string_agg(d::text, '') from discovery d)
                            || (select coalesce(string_agg(payload::text, ''), '') from outbox_event)
                            || (select string_agg(r::text, '') from remote_call r)
                            || (select string_agg(a::text, '') from audit_event a)
                        """).query(String.class).single();
        assertThat(kept)
                .contains(asked.id().toString())
                .doesNotContain(number, "1990", FakePayer.CANARY, "CANARY", "SILVER", "copay");
        assertThat(asked + " " + discoveries.find(DESK, asked.id()).orElseThrow() + " " + draft(number, "1990"))
                .doesNotContain(number, "1990", "CANARY");
    }

    @Test
    void of_many_desks_that_press_at_once_one_question_comes() throws Exception {
        List<Saved<Discovery>> all = Together.times(12, i -> () -> discoveries.ask(DESK, draft(number, "")));

        assertThat(all).filteredOn(Saved.Created.class::isInstance).hasSize(1);
        assertThat(all)
                .extracting(saved -> Organisation.done(saved).id())
                .containsOnly(Organisation.done(all.getFirst()).id());
    }

    @Test
    void another_site_another_payer_another_number_and_another_birth_date_are_other_questions() {
        created(draft(number, ""));

        assertThat(created(draft(number, "1990-05-17")).sought().born()).isEqualTo(BirthDate.parse("1990-05-17"));
        assertThat(created(draft(number, "1990-05-18")).sought().born()).isEqualTo(BirthDate.parse("1990-05-18"));
        assertThat(discoveries.ask(DESK, draft(number, "1990-05-17"))).isInstanceOf(Saved.Unchanged.class);

        assertThat(discoveries.ask(DESK, draft(someNumber(), ""))).isInstanceOf(Saved.Created.class);
        assertThat(discoveries.ask(
                        DESK_OF_JEDDAH, new DiscoveryDraft(Identifier.NATIONAL_ID, number, "", "NAJD", "JED")))
                .isInstanceOf(Saved.Created.class);
        Organisation.done(visits.the(Payers.class).save(Organisation.payer("REDSEA", "insurer"), Organisation.IMPORT));
        assertThat(discoveries.ask(DESK, new DiscoveryDraft(Identifier.NATIONAL_ID, number, "", "REDSEA", "RUH")))
                .isInstanceOf(Saved.Created.class);
    }

    @Test
    void whoever_asks_what_is_being_asked_is_written_down_as_asking() {
        Discovery running = created(draft(number, ""));
        Caller colleague = People.staff("another-desk", Role.FRONT_DESK, "RUH");

        discoveries.ask(colleague, draft(number, ""));
        discoveries.again(colleague, running.id());

        assertThat(owner.sql("""
                        select actor from audit_event
                         where subject_id = :id and action = 'eligibility.requested'
                        """)
                        .param("id", running.id().toString())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("desk", "another-desk", "another-desk");
    }

    @Test
    void a_hijri_birth_date_is_kept_as_the_document_writes_it() {
        Discovery asked = created(draft(number, "1405/06/20"));

        assertThat(discoveries.find(DESK, asked.id()).orElseThrow().sought().born())
                .isEqualTo(BirthDate.parseHijri("1405/06/20"));
        assertThat(discoveries.ask(DESK, draft(number, "1405/06/20"))).isEqualTo(new Saved.Unchanged<>(asked));
    }

    @Test
    void what_was_sealed_before_hijri_texts_were_kept_stays_readable() {
        DiscoveryId id = new DiscoveryId(UUID.randomUUID());
        String before = "{\"system\":\"%s\",\"number\":\"%s\",\"born\":\"1985-03-12\"}";
        byte[] sealed = Keys.cipher()
                .encrypt(
                        before.formatted(Identifier.NATIONAL_ID, number).getBytes(UTF_8),
                        FieldAddress.of("discovery", "sought", id));

        Sought opened = new DiscoverySeal(Keys.cipher(), BlindIndex.of(Keys.SHARED)).openSought(id, sealed);

        assertThat(opened)
                .isEqualTo(new Sought(Identifier.of(Identifier.NATIONAL_ID, number), BirthDate.parse("1985-03-12")));
    }

    @Test
    void what_was_answered_can_be_asked_anew() {
        Discovery first = created(draft(number, ""));
        assertThat(discoveries.again(DESK, first.id())).contains(new Saved.Unchanged<>(first));
        beats.send(asking, first.id());

        Discovery second = Organisation.done(discoveries.again(DESK, first.id()).orElseThrow());

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.sought()).isEqualTo(first.sought());
        assertThat(discoveries.again(DESK_OF_JEDDAH, first.id())).isEmpty();
    }

    @Test
    void only_those_who_work_at_the_site_see_it() {
        Discovery asked = created(draft(number, ""));

        assertThat(discoveries.find(People.staff("another-desk", Role.FRONT_DESK, "RUH"), asked.id()))
                .isPresent();
        assertThat(discoveries.find(DESK_OF_JEDDAH, asked.id())).isEmpty();
        assertThat(discoveries.progress(DESK_OF_JEDDAH, asked.id())).isEmpty();
        assertThat(discoveries.find(login("patient"), asked.id())).isEmpty();
        assertThat(audits(asked.id())).contains("eligibility.read refused");
    }

    @Test
    void an_answer_that_got_lost_is_asked_for_and_counts_when_it_comes() {
        payer.says(new Answer.Unknown<>("timeout"));
        Discovery asked = created(draft(number, ""));
        beats.send(asking, asked.id());
        assertThat(discoveries.progress(DESK, asked.id()).orElseThrow().state()).isEqualTo(CheckState.ASKED);

        clock.advance(Duration.ofMinutes(30));
        payer.says(new Answer.Done<>(FakeRegister.covered()));
        beats.sweep(asking, asked.id());

        assertThat(discoveries.find(DESK, asked.id()).orElseThrow().answer()).isEqualTo(FakeRegister.covered());
        assertThat(payer.asked()).extracting(DiscoveryEnquiry::key).containsOnly("discovery-" + asked.id());
    }

    @Test
    void after_an_hour_nobody_waits_any_longer() {
        payer.says(new Answer.Unknown<>("timeout"));
        Discovery asked = created(draft(number, ""));
        beats.send(asking, asked.id());
        clock.advance(Duration.ofMinutes(61));

        beats.sweep(asking, asked.id());

        Discovery left = discoveries.find(DESK, asked.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(CheckState.UNANSWERED);
        assertThat(left.reason()).isEqualTo(EligibilityCheck.NO_ANSWER);
        assertThat(payer.asked()).hasSize(1);
        assertThat(beats.stateOf("discovery-" + asked.id())).isEqualTo(CallState.FAILED);
    }

    @Test
    void what_the_payer_cannot_process_ends_with_its_code() {
        payer.says(new Answer.Refused<>("BV-00481"));
        Discovery asked = created(draft(number, ""));

        beats.send(asking, asked.id());

        assertThat(discoveries.find(DESK, asked.id()).orElseThrow().reason()).isEqualTo("BV-00481");
    }

    @ParameterizedTest
    @CsvSource({
        "1012345673, '', NAJD, RUH, number",
        "012345672, '', NAJD, RUH, number",
        ", '', NAJD, RUH, number",
        "1012345672, 2030-01-01, NAJD, RUH, birth",
        "1012345672, yesterday, NAJD, RUH, birth",
        "1012345672, 1410/13/40, NAJD, RUH, birth",
        "1012345672, '', SELF, RUH, payer",
        "1012345672, '', NOBODY, RUH, payer",
        "1012345672, '', NAJD, JED, facility"
    })
    void what_is_wrong_is_told_by_its_field(String shown, String birth, String code, String site, String field) {
        DiscoveryDraft draft = new DiscoveryDraft(Identifier.NATIONAL_ID, shown, birth, code, site);

        assertThat(discoveries.ask(DESK, draft))
                .isInstanceOfSatisfying(Saved.Refused.class, refused -> assertThat((List<FieldError>) refused.errors())
                        .extracting(FieldError::field)
                        .containsExactly(field));
    }

    @Test
    void a_payer_without_a_door_is_not_offered() {
        Payers payers = visits.the(Payers.class);
        assertThat(discoveries.reaches(payers.byCode("NAJD").orElseThrow().id()))
                .isTrue();
        assertThat(discoveries.reaches(payers.byCode("SELF").orElseThrow().id()))
                .isFalse();

        payer.doesNotServe(payers.byCode("NAJD").orElseThrow().id());

        assertThat(discoveries.reaches(payers.byCode("NAJD").orElseThrow().id()))
                .isFalse();
    }

    @Test
    void after_a_week_only_that_somebody_asked_is_left() {
        DiscoveryEraser eraser =
                new DiscoveryEraser(store, connectors(), new DiscoverySettings(Duration.ofDays(7)), clock);
        Discovery answered = created(draft(number, ""));
        beats.send(asking, answered.id());
        Discovery open = created(draft(someNumber(), ""));
        clock.advance(Duration.ofDays(6));
        Discovery young = created(draft(number, ""));
        eraser.sweep();
        assertThat(discoveries.find(DESK, answered.id())).isPresent();

        clock.advance(Duration.ofDays(2));
        eraser.sweep();

        assertThat(payer.erased())
                .contains("discovery-" + answered.id(), "discovery-" + open.id())
                .doesNotContain("discovery-" + young.id());
        assertThat(discoveries.find(DESK, answered.id())).isEmpty();
        assertThat(discoveries.find(DESK, open.id())).isEmpty();
        assertThat(discoveries.find(DESK, young.id())).isPresent();
        assertThat(owner.sql("""
                        select state from discovery
                         where number_hash is null and sought is null and answer is null and erased_at is not null
                           and id in (:ids)
                         order by state
                        """)
                        .param("ids", List.of(answered.id().value(), open.id().value()))
                        .query(String.class)
                        .list())
                .containsExactly("answered", "unanswered");
        beats.send(asking, open.id());
        assertThat(payer.asked()).as("nobody is asked about what is erased").hasSize(1);
    }
}
