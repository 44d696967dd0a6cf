package health.mizan.logins;

import static health.mizan.testing.People.ADMIN;
import static health.mizan.testing.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.logins.LoginLink.Relation;
import health.mizan.logins.LoginLink.Scope;
import health.mizan.logins.PatientLogins.Linked;
import health.mizan.parties.PatientId;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.TestClock;
import health.mizan.testing.Together;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PatientLoginsTest extends DatabaseTest {

    // One in the morning of 2 March in Riyadh.
    private final TestClock clock = TestClock.at("2026-03-01T22:00:00Z");
    private People people;
    private PatientLogins logins;

    @BeforeAll
    void open() {
        people = new People(dataSource, clock).withClinic();
        logins = people.logins();
    }

    @AfterAll
    void close() {
        people.close();
    }

    @Test
    void a_login_acts_for_itself_and_for_those_it_is_proxy_for() {
        PatientId self = somebody();
        PatientId child = somebody();

        link("mother", self, Relation.SELF, Scope.FULL, "2026-01-01", null);
        link("mother", child, Relation.PROXY, Scope.FULL, "2026-01-01", null);

        assertThat(logins.of("mother")).containsExactlyInAnyOrder(self, child);
        assertThat(logins.of("nobody")).isEmpty();
    }

    @Test
    void a_link_holds_on_its_first_and_last_day_where_the_clinic_is() {
        PatientId patient = somebody();
        link("in-time", patient, Relation.PROXY, Scope.AMOUNTS, "2026-03-02", "2026-03-02");

        assertThat(logins.of("in-time")).containsExactly(patient);

        clock.advance(Duration.ofHours(23));
        assertThat(logins.of("in-time")).isEmpty();
        clock.advance(Duration.ofHours(-25));
        assertThat(logins.of("in-time")).isEmpty();
        clock.advance(Duration.ofHours(2));
    }

    @Test
    void linking_again_changes_or_leaves_as_it_is() {
        PatientId patient = somebody();

        assertThat(link("again", patient, Relation.PROXY, Scope.FULL, "2026-01-01", null))
                .isInstanceOf(Linked.Created.class);
        assertThat(link("again", patient, Relation.PROXY, Scope.FULL, "2026-01-01", null))
                .isInstanceOf(Linked.Unchanged.class);
        assertThat(link("again", patient, Relation.PROXY, Scope.AMOUNTS, "2026-01-01", null))
                .isInstanceOf(Linked.Changed.class);
    }

    @Test
    void a_login_is_one_person_and_a_person_has_one_login() {
        PatientId patient = somebody();
        link("one-self", patient, Relation.SELF, Scope.FULL, "2026-01-01", null);

        assertThat(link("one-self", somebody(), Relation.SELF, Scope.FULL, "2026-01-01", null))
                .isInstanceOf(Linked.Conflict.class);
        assertThat(link("other-self", patient, Relation.SELF, Scope.FULL, "2026-01-01", null))
                .isInstanceOf(Linked.Conflict.class);
    }

    @Test
    void the_own_login_sees_everything_and_periods_do_not_run_backwards() {
        assertThat(link("narrow", somebody(), Relation.SELF, Scope.AMOUNTS, "2026-01-01", null))
                .isInstanceOf(Linked.Refused.class);
        assertThat(link("backwards", somebody(), Relation.PROXY, Scope.FULL, "2026-01-02", "2026-01-01"))
                .isInstanceOf(Linked.Refused.class);
        assertThat(link(" ", somebody(), Relation.PROXY, Scope.FULL, "2026-01-02", null))
                .isInstanceOf(Linked.Refused.class);
    }

    @Test
    void of_many_logins_that_claim_to_be_one_person_at_once_one_is() throws Exception {
        PatientId patient = somebody();

        List<Linked> linked = Together.times(
                12, i -> () -> link("claims-" + i, patient, Relation.SELF, Scope.FULL, "2026-01-01", null));

        assertThat(linked).filteredOn(Linked.Created.class::isInstance).hasSize(1);
    }

    private PatientId somebody() {
        return people.registered(person("صاحب حساب", null, "1980")).id();
    }

    private Linked link(
            String subject, PatientId patient, Relation relation, Scope scope, String from, @Nullable String to) {
        return logins.link(
                ADMIN,
                new LoginLink(
                        subject,
                        patient,
                        relation,
                        scope,
                        LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to)));
    }
}
