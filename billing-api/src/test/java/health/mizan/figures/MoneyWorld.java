package health.mizan.figures;

import health.mizan.cases.CaseId;
import health.mizan.encounters.Encounter;
import health.mizan.parties.PatientId;
import health.mizan.testing.People;
import health.mizan.testing.Visits;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money as tables hold it after some busy weeks, drawn from a seed: two sites, two currencies, all ways to pay. */
final class MoneyWorld {

    static final ZoneId ZONE = ZoneId.of("Asia/Riyadh");
    static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
    static final int DAYS = 35;

    private static final List<String> STATES =
            List.of("created", "unknown", "failed", "cancelled", "declined", "authorised", "voided", "captured");
    private static final List<String> FAILURES = List.of(
            "declined-soft:insufficient_funds", "declined-hard:stolen", "not-authenticated:3ds", "not-sent:connect");

    private final JdbcClient owner;
    private final Visits visits;
    private final Random random;
    private final List<UUID> patients = new ArrayList<>();
    private final List<UUID> facilities;
    private final UUID account;

    MoneyWorld(JdbcClient owner, Visits visits, long seed) {
        this.owner = owner;
        this.visits = visits;
        this.random = new Random(seed);
        this.facilities = owner.sql("select id from billing.facility order by code")
                .query(UUID.class)
                .list();
        this.account = UUID.randomUUID();
        owner.sql("insert into billing.gateway_account (id, code, provider) values (?, ?, 'test')")
                .params(account, "g" + account)
                .update();
        patients.add(visits.somebody().value());
        patients.add(visits.registered(People.restricted(People.person("محجوب", null, "1970")))
                .value());
    }

    /** Whose file is restricted. */
    PatientId restricted() {
        return new PatientId(patients.getLast());
    }

    MoneyWorld filled() {
        int orders = 5 + random.nextInt(40);
        for (int i = 0; i < orders; i++) {
            UUID order = order();
            if (random.nextBoolean()) {
                byGateway(order);
            } else {
                atDesk(order);
            }
        }
        for (int i = random.nextInt(6); i >= 0; i--) {
            invoice();
        }
        return this;
    }

    /** So many sums in cash at one site. */
    void busyDay(LocalDate day, int sums) {
        owner.sql("""
                        insert into billing.desk_payment (id, order_id, facility_id, means, amount_minor, currency, slip,
                            taken_by, taken_at)
                        select gen_random_uuid(), o.id, o.facility_id, 'cash', 100, o.currency, gen_random_uuid(), 'test', :at
                          from billing.payment_order o, generate_series(1, :sums) where o.id = :order
                        """)
                .param("at", day.atTime(12, 0).atZone(ZONE).toOffsetDateTime())
                .param("sums", sums)
                .param("order", order())
                .update();
    }

    private UUID order() {
        UUID id = UUID.randomUUID();
        owner.sql("""
                        insert into billing.payment_order (id, debt_kind, debt_id, patient_id, facility_id, amount_minor,
                            currency, mode, opened_by, created_at)
                        values (?, 'case', ?, ?, ?, 1000000, ?, 'immediate', 'test', now())
                        """)
                .params(id, UUID.randomUUID(), one(patients), one(facilities), currency())
                .update();
        return id;
    }

    private void byGateway(UUID order) {
        UUID attempt = UUID.randomUUID();
        String state = one(STATES);
        owner.sql("""
                        insert into billing.payment_attempt (id, order_id, account_id, method, mode, merchant_reference,
                            amount_minor, currency, state, return_url, locale, failure, created_at, changed_at)
                        values (?, ?, ?, ?, 'immediate', ?, 1000000, 'SAR', ?, 'https://r.example', 'ar', ?, ?, now())
                        """)
                .params(
                        attempt,
                        order,
                        account,
                        one(List.of("card", "mada")),
                        attempt.toString(),
                        state,
                        List.of("failed", "declined").contains(state) && random.nextInt(4) > 0 ? one(FAILURES) : null,
                        moment())
                .update();
        for (int i = random.nextInt(4); i > 0; i--) {
            String settled = random.nextInt(4) == 0 ? "failed" : "succeeded";
            owner.sql("""
                            insert into billing.payment_operation (id, attempt_id, type, amount_minor, currency, op_key,
                                state, ours, asked_by, created_at, settled_at)
                            select ?, ?, ?, ?, o.currency, ?, ?, true, 'test', now(), ? from billing.payment_order o where o.id = ?
                            """)
                    .params(
                            UUID.randomUUID(),
                            attempt,
                            one(List.of("purchase", "capture", "refund")),
                            minor(),
                            UUID.randomUUID().toString(),
                            settled,
                            moment(),
                            order)
                    .update();
        }
    }

    private void atDesk(UUID order) {
        UUID payment = UUID.randomUUID();
        owner.sql("""
                        insert into billing.desk_payment (id, order_id, facility_id, means, amount_minor, currency, slip,
                            taken_by, taken_at)
                        select ?, o.id, o.facility_id, ?, ?, o.currency, ?, 'test', ? from billing.payment_order o where o.id = ?
                        """)
                .params(payment, one(List.of("cash", "terminal")), minor(), payment.toString(), moment(), order)
                .update();
        if (random.nextInt(3) == 0) {
            owner.sql("""
                            insert into billing.desk_refund (id, payment_id, amount_minor, currency, slip, reason, given_by,
                                given_at)
                            select ?, ?, ?, o.currency, 's-1', 'wrong sum', 'test', ? from billing.payment_order o where o.id = ?
                            """)
                    .params(UUID.randomUUID(), payment, minor(), moment(), order)
                    .update();
        }
    }

    private void invoice() {
        Encounter visit = visits.visit(new PatientId(one(patients)));
        CaseId financialCase = visits.caseOf(visit);
        UUID bill = UUID.randomUUID();
        UUID site = one(facilities);
        String currency = currency();
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        owner.sql("""
                        insert into billing.bill (id, case_id, patient_id, facility_id, encounter_id, served_on, finished,
                            currency, diagnoses, copied_at)
                        values (?, ?, ?, ?, ?, ?, true, ?, '\\x00', now())
                        """)
                .params(
                        bill,
                        financialCase.value(),
                        visit.patient().value(),
                        site,
                        visit.id().value(),
                        day,
                        currency)
                .update();
        owner.sql("""
                        insert into billing.invoice (id, version, number, case_id, bill_id, patient_id, facility_id, basis,
                            state, currency, issued_at, issued_on, changed_at, open_minor)
                        values (?, 1, ?, ?, ?, ?, ?, 'self-pay', 'issued', ?, ?, ?, now(), ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        UUID.randomUUID().toString(),
                        financialCase.value(),
                        bill,
                        visit.patient().value(),
                        site,
                        currency,
                        day.atTime(9, 0).atZone(ZONE).toOffsetDateTime(),
                        day,
                        random.nextInt(4) == 0 ? 0 : minor())
                .update();
    }

    /** Often at the very edge of a day, and often the same moment for several. */
    private java.time.OffsetDateTime moment() {
        Instant midnight =
                FIRST.plusDays(random.nextInt(DAYS)).atStartOfDay(ZONE).toInstant();
        return midnight.plusSeconds(one(List.of(0, -1, 1, 43_200, 86_399))).atOffset(ZoneOffset.UTC);
    }

    private String currency() {
        return random.nextInt(10) == 0 ? "KWD" : "SAR";
    }

    private long minor() {
        return 1 + random.nextInt(99_999);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
