package health.mizan.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.parties.PatientId;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import health.mizan.web.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class AuditTest extends DatabaseTest {

    private static final Caller.Staff ADMIN = new Caller.Staff("admin-1", Set.of(Role.ADMIN), Set.of("RUH"));
    private static final Caller.Staff DESK = new Caller.Staff("desk-1", Set.of(Role.FRONT_DESK), Set.of("RUH"));

    private TestClock clock;
    private Audit audit;
    private PatientId patient;

    @BeforeEach
    void start() {
        clock = TestClock.at("2026-03-01T08:00:00Z");
        audit = new Audit(new AuditStore(sql), new TimeOrderedIds(clock), clock, tx);
        patient = new PatientId(UUID.randomUUID());
    }

    @Test
    void an_act_is_kept_with_who_what_when_and_where() {
        MDC.put("traceId", "4bf92f3577b34da6");
        tx.run(() -> audit.record(
                DESK,
                Act.done("patient.read", "patient", patient).about(patient).at("RUH")));
        MDC.remove("traceId");

        AuditEvent event = aboutPatient("patient.read").getFirst();

        assertThat(event)
                .extracting("actor", "actorKind", "action", "subjectId", "facility", "outcome", "traceId")
                .containsExactly(
                        "desk-1", "staff", "patient.read", patient.toString(), "RUH", "done", "4bf92f3577b34da6");
        assertThat(event.at()).isEqualTo(clock.instant());
    }

    @Test
    void an_act_that_is_rolled_back_was_never_done() {
        assertThatThrownBy(() -> tx.run(() -> {
                    audit.record(
                            DESK,
                            Act.done("patient.changed", "patient", patient).about(patient));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(count()).isZero();
    }

    @Test
    void a_row_is_never_written_alone() {
        assertThatThrownBy(() -> audit.record(DESK, Act.done("patient.read", "patient", patient)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nobody_alters_the_log() {
        tx.run(() -> audit.record(DESK, Act.done("patient.read", "patient", patient)));

        for (String change : List.of(
                "update billing.audit_event set actor = 'x'",
                "delete from billing.audit_event",
                "truncate billing.audit_event")) {
            assertThatThrownBy(() -> sql.sql(change).update()).rootCause().hasMessageContaining("permission denied");
            assertThatThrownBy(() -> owner.sql(change).update()).rootCause().hasMessageContaining("is refused");
        }
    }

    @Test
    void reading_a_patients_log_is_logged_too() {
        aboutPatient(null);

        assertThat(aboutPatient(null)).extracting(AuditEvent::action).contains("audit-log.read");
    }

    @Test
    void an_admin_sees_the_acts_of_their_own_sites() {
        tx.run(() -> audit.record(
                DESK,
                Act.done("patient.read", "patient", patient).about(patient).at("JED")));

        assertThat(aboutPatient(null)).extracting(AuditEvent::action).containsOnly("audit-log.read");
    }

    @Test
    void what_belongs_to_no_site_is_seen_where_the_patient_has_a_file() {
        tx.run(() ->
                audit.record(DESK, Act.done("patient.read", "patient", patient).about(patient)));

        assertThat(aboutPatient("patient.read")).isEmpty();

        hasFileAt("JED");
        assertThat(aboutPatient("patient.read")).isEmpty();

        hasFileAt("RUH");
        assertThat(aboutPatient("patient.read")).hasSize(1);
    }

    @Test
    void the_filters_narrow_the_list() {
        String actor = "desk-" + patient;
        Caller.Staff desk = new Caller.Staff(actor, Set.of(Role.FRONT_DESK), Set.of("RUH"));
        Instant first = clock.instant();
        tx.run(() -> audit.record(desk, Act.done("patient.read", "patient", patient)));
        clock.advance(Duration.ofHours(1));
        tx.run(() -> audit.record(desk, Act.refused("patient.changed", "patient", patient)));

        assertThat(list(new AuditQuery(null, actor, null, null, null))).hasSize(2);
        assertThat(list(new AuditQuery(null, actor, "patient.read", null, null)))
                .hasSize(1);
        assertThat(list(new AuditQuery(null, actor, null, first.plusSeconds(1), null)))
                .extracting(AuditEvent::outcome)
                .containsExactly("refused");
        assertThat(list(new AuditQuery(null, actor, null, null, first.plusSeconds(1))))
                .extracting(AuditEvent::outcome)
                .containsExactly("done");
    }

    @Test
    void pages_put_together_are_the_whole_list_newest_first() {
        String actor = "desk-" + patient;
        Caller.Staff desk = new Caller.Staff(actor, Set.of(Role.FRONT_DESK), Set.of("RUH"));
        for (int i = 0; i < 7; i++) {
            int n = i;
            tx.run(() -> audit.record(desk, Act.done("thing.read", "thing", n)));
            clock.advance(Duration.ofMillis(i % 2));
        }

        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var page = audit.list(ADMIN, new AuditQuery(null, actor, null, null, null), PageRequest.of(cursor, 3));
            page.items().forEach(event -> seen.add(event.subjectId()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(seen.getFirst()).isEqualTo("6");
        assertThat(seen.getLast()).isIn("0", "1");
    }

    @Test
    void a_persons_name_does_not_pass_for_an_id() {
        assertThatThrownBy(() -> Act.done("patient.read", "patient", "Maha Al Example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Maha");
        assertThatThrownBy(() -> Act.done("read", "patient", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Act.done("patient.read", "Patient", "1")).isInstanceOf(IllegalArgumentException.class);
    }

    private void hasFileAt(String site) {
        owner.sql("""
            insert into billing.patient (id, version, name_latin, birth_date, sex, residency, deceased, restricted,
                                         name_index, likeness, created_at, changed_at)
            values (:id, 1, '', '', 'unknown', 'visitor', false, false, '{}', '{}', now(), now())
            on conflict do nothing
            """).param("id", patient.value()).update();
        UUID facility = owner.sql("""
            insert into billing.facility (id, version, code, name_en, name_ar, time_zone, currency, city, country,
                                          status, created_at)
            values (gen_random_uuid(), 1, :code, :code, :code, 'Asia/Dubai', 'AED', :code, 'AE', 'active', now())
            on conflict (code) do update set name_en = excluded.name_en
            returning id
            """).param("code", site).query(UUID.class).single();
        owner.sql("""
            insert into billing.patient_registration (patient_id, facility_id, file_number, file_number_hash,
                                                      file_number_index, registered_at)
            values (:patient, :facility, '', sha256(:patient::text::bytea), '{}', now())
            """)
                .param("patient", patient.value())
                .param("facility", facility)
                .update();
    }

    private List<AuditEvent> aboutPatient(@Nullable String action) {
        return list(new AuditQuery(patient.value(), null, action, null, null));
    }

    private List<AuditEvent> list(AuditQuery query) {
        return audit.list(ADMIN, query, PageRequest.of(null, null)).items();
    }

    private int count() {
        return sql.sql("select count(*) from audit_event where patient_id = :patient")
                .param("patient", patient.value())
                .query(Integer.class)
                .single();
    }
}
