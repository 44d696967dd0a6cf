package health.mizan.overviews;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.casestatus.CaseStatus;
import health.mizan.duedates.DueDates;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import health.mizan.overviews.Overview.Bill;
import health.mizan.overviews.Overview.Hold;
import health.mizan.overviews.Overview.Visit;
import health.mizan.parties.PatientId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receiptbook.Entry;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OverviewStore {

    /** As many as anybody looks through on one page; older ones are asked for at the desk. */
    private static final int MOST = 200;

    private static final String ROWS = """
            select c.id, c.patient_id, c.service_date, f.name_en, f.name_ar, i.id as invoice_id, i.number, i.issued_on,
                   i.open_minor, i.currency, held.order_id, held.minor as held_minor, held.currency as held_currency
              from financial_case c
              join facility f on f.id = c.facility_id
              join patient p on p.id = c.patient_id
              left join invoice i on i.case_id = c.id and i.state <> 'cancelled'
              left join lateral (
                  select o.id as order_id, a.authorised_minor - a.captured_minor as minor, a.currency
                    from payment_order o join payment_attempt a on a.order_id = o.id
                   where o.debt_kind = 'case' and o.debt_id = c.id and not a.orphan
                     and a.state in ('authorised', 'partially-captured')
                   order by a.created_at desc limit 1) held on true
             where
            """;

    private final JdbcClient sql;
    private final Sights sights;
    private final DueDates dueDates;

    OverviewStore(JdbcClient sql, Sights sights, DueDates dueDates) {
        this.sql = sql;
        this.sights = sights;
        this.dueDates = dueDates;
    }

    record Row(
            CaseId id,
            PatientId patient,
            LocalDate day,
            String siteEn,
            String siteAr,
            @Nullable Bill bill,
            @Nullable Hold hold) {

        Visit visit(CaseStatus status, List<Entry> receipts) {
            return new Visit(id, day, siteEn, siteAr, status, bill, hold, receipts);
        }
    }

    /** Newest first. */
    List<Row> rows(Caller.Patient caller) {
        return sql.sql(ROWS + Sight.VISIT_SQL + " order by c.service_date desc, c.id desc limit :most")
                .params(sights.of(caller).params())
                .param("most", MOST)
                .query((row, number) -> new Row(
                        new CaseId(row.getObject("id", UUID.class)),
                        new PatientId(row.getObject("patient_id", UUID.class)),
                        row.getObject("service_date", LocalDate.class),
                        row.getString("name_en"),
                        row.getString("name_ar"),
                        bill(row),
                        hold(row)))
                .list();
    }

    /** True for the login's own person; of those the caller may act for today. */
    Map<PatientId, Boolean> relations(Caller.Patient caller) {
        Map<PatientId, Boolean> own = new LinkedHashMap<>();
        sql.sql("""
                        select patient_id, relation = 'self' as own from patient_login
                         where subject = :subject and patient_id = any(:patients) and scope = 'full'
                         order by relation desc, linked_at, patient_id
                        """)
                .param("subject", caller.subject())
                .param(
                        "patients",
                        caller.patients().stream().map(PatientId::value).toArray(UUID[]::new))
                .query(row -> {
                    own.put(new PatientId(row.getObject("patient_id", UUID.class)), row.getBoolean("own"));
                });
        return own;
    }

    private @Nullable Bill bill(ResultSet row) throws SQLException {
        UUID invoice = row.getObject("invoice_id", UUID.class);
        return invoice == null
                ? null
                : new Bill(
                        new InvoiceId(invoice),
                        row.getString("number"),
                        Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                        dueDates.dueOn(row.getObject("issued_on", LocalDate.class)));
    }

    private static @Nullable Hold hold(ResultSet row) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        return order == null
                ? null
                : new Hold(
                        new PaymentOrderId(order),
                        Money.ofMinor(row.getLong("held_minor"), row.getString("held_currency")));
    }
}
