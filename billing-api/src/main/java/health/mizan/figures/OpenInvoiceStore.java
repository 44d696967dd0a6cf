package health.mizan.figures;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.duedates.DueDates;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Invoices of which something is open. */
@Repository
class OpenInvoiceStore {

    /** The list and every sum of it come from here, so that they cannot differ. */
    private static final String OPEN = """
             from invoice i join facility f on f.id = i.facility_id
            where i.open_minor > 0 and i.issued_on <= :until
              and (:sees_everything or f.code = any(:sees_facilities::text[]))
            """;

    private final JdbcClient sql;
    private final Sights sights;
    private final DueDates dates;

    OpenInvoiceStore(JdbcClient sql, Sights sights, DueDates dates) {
        this.sql = sql;
        this.sights = sights;
        this.dates = dates;
    }

    /** @param until the last day of issue that counts */
    Total sum(Caller caller, LocalDate until) {
        return Total.of(asked(
                        "select i.currency, sum(i.open_minor) as minor, count(*) as rows" + OPEN
                                + " group by i.currency order by i.currency",
                        caller,
                        until)
                .query(CashFlowStore::part)
                .list());
    }

    /** The newest first. Whose it is, is told where the patient is in sight; that it is open, in any case. */
    List<OpenInvoice> list(Caller caller, LocalDate until, PageRequest page) {
        return asked("""
                        select i.id, i.number, i.case_id, i.issued_at, i.issued_on, i.open_minor, i.currency, f.code as site,
                               (select p.id from patient p where p.id = i.patient_id and
                        """ + Sight.VISIT_SQL + ") as patient_id" + OPEN + """
                           and (i.issued_at, i.id) < (:before, :beforeId)
                         order by i.issued_at desc, i.id desc limit :rows
                        """, caller, until)
                .param("before", page.after().at().atOffset(ZoneOffset.UTC))
                .param("beforeId", page.after().id())
                .param("rows", page.limit() + 1)
                .query(this::invoice)
                .list();
    }

    private StatementSpec asked(String text, Caller caller, LocalDate until) {
        return sql.sql(text).param("until", until).params(sights.of(caller).params());
    }

    private OpenInvoice invoice(ResultSet row, int index) throws SQLException {
        UUID patient = row.getObject("patient_id", UUID.class);
        LocalDate issued = row.getObject("issued_on", LocalDate.class);
        return new OpenInvoice(
                new InvoiceId(row.getObject("id", UUID.class)),
                row.getString("number"),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                issued,
                dates.dueOn(issued),
                Money.ofMinor(row.getLong("open_minor"), row.getString("currency")),
                row.getString("site"),
                patient == null ? null : new PatientId(patient));
    }
}
