package health.mizan.invoices;

import health.mizan.access.Caller;
import health.mizan.balances.Balance;
import health.mizan.bills.BillId;
import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class InvoiceStore {

    private static final String SELECT = """
            select i.*, f.code as site,
                   coalesce((select sum(l.due_minor) from invoice_line l where l.invoice_id = i.id), 0)
                   + coalesce((select sum(d.delta_minor) from invoice_note n join invoice_note_line d on d.note_id = n.id
                                where n.invoice_id = i.id), 0) as due_minor,
                   coalesce((select sum(m.amount_minor) from invoice_money m where m.invoice_id = i.id), 0) as paid_minor
              from invoice i join facility f on f.id = i.facility_id join patient p on p.id = i.patient_id
             where true
            """;

    /** Staff and systems see the documents of their own sites, patients those of their own persons. */
    private static final String SEEN = " and " + Sight.VISIT_SQL;

    private final JdbcClient sql;
    private final Sights sights;

    InvoiceStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    void insert(Invoice invoice) {
        sql.sql("""
                        insert into invoice (id, version, number, case_id, bill_id, patient_id, facility_id, basis, state,
                            currency, issued_at, issued_on, changed_at, open_minor)
                        values (:id, 1, :number, :case, :bill, :patient, :facility, :basis, :state, :currency, :at, :on, :at,
                            :open)
                        """)
                .param("id", invoice.id().value())
                .param("number", invoice.number())
                .param("case", invoice.financialCase().value())
                .param("bill", invoice.bill().value())
                .param("patient", invoice.patient().value())
                .param("facility", invoice.facility().value())
                .param("basis", Codes.code(invoice.basis()))
                .param("state", Codes.code(invoice.state()))
                .param("currency", invoice.currency().getCurrencyCode())
                .param("at", invoice.issuedAt().atOffset(ZoneOffset.UTC))
                .param("on", invoice.issuedOn())
                .param("open", invoice.open().minor())
                .update();
        insertLines(invoice);
    }

    /** @param open what follows from its lines, its notes and what was paid, all written before */
    void update(InvoiceId id, InvoiceState state, Money open, Instant at) {
        sql.sql("""
                        update invoice set version = version + 1, state = :state, open_minor = :open, changed_at = :at
                         where id = :id
                        """)
                .param("id", id.value())
                .param("state", Codes.code(state))
                .param("open", open.minor())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Invoice> byId(InvoiceId id) {
        return one(sql.sql(SELECT + "and i.id = :id").param("id", id.value()));
    }

    /** Locked first and read by a second statement: one statement would join the fresh row to stale sums. */
    Optional<Invoice> lock(InvoiceId id) {
        sql.sql("select from invoice where id = :id for no key update")
                .param("id", id.value())
                .query(row -> {});
        return byId(id);
    }

    Optional<Invoice> ofCase(CaseId financialCase) {
        return one(sql.sql(SELECT + "and i.case_id = :case and i.state <> 'cancelled'")
                .param("case", financialCase.value()));
    }

    Optional<Invoice> find(Caller caller, InvoiceId id) {
        return one(seen(sql.sql(SELECT + SEEN + "and i.id = :id"), caller).param("id", id.value()));
    }

    Page<Invoice> list(Caller caller, Invoices.Filter filter, PageRequest page) {
        return Page.of(
                all(seen(sql.sql(SELECT + SEEN + """
                                   and (i.issued_at, i.id) > (:after, :afterId)
                                   and (:state::text is null or i.state = :state)
                                   and (:patient::uuid is null or i.patient_id = :patient)
                                   and (:case::uuid is null or i.case_id = :case)
                                   and (:number::text is null or i.number = :number)
                                 order by i.issued_at, i.id limit :rows
                                """), caller)
                        .param("after", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("afterId", page.after().id())
                        .param("state", filter.state() == null ? null : Codes.code(filter.state()))
                        .param("patient", filter.patient())
                        .param("case", filter.financialCase())
                        .param("number", filter.number())
                        .param("rows", page.limit() + 1)),
                page.limit(),
                invoice -> new Cursor(invoice.issuedAt(), invoice.id().value()));
    }

    private Optional<Invoice> one(StatementSpec statement) {
        return all(statement).stream().findFirst();
    }

    /** The lines only when the first result is read: a second statement beside it would take a second connection. */
    private List<Invoice> all(StatementSpec statement) {
        List<Invoice> bare = statement.query(InvoiceStore::invoice).list();
        Map<UUID, List<Invoice.Line>> lines = bare.isEmpty() ? Map.of() : lines(bare);
        return bare.stream()
                .map(invoice -> invoice.with(lines.getOrDefault(invoice.id().value(), List.of())))
                .toList();
    }

    private StatementSpec seen(StatementSpec statement, Caller caller) {
        return statement.params(sights.of(caller).params());
    }

    private void insertLines(Invoice invoice) {
        List<Invoice.Line> lines = invoice.lines();
        sql.sql("""
                        insert into invoice_line (invoice_id, sequence, charge_id, system, code, name_en, name_ar, quantity,
                            list_minor, off_minor, payer_minor, denied_minor, tax_minor, due_minor, reason)
                        select :id, l.* from unnest(:sequences::int[], :charges::uuid[], :systems::text[], :codes::text[],
                            :namesEn::text[], :namesAr::text[], :quantities::int[], :lists::bigint[], :offs::bigint[],
                            :payers::bigint[], :denieds::bigint[], :taxes::bigint[], :dues::bigint[], :reasons::text[]) as l
                        """)
                .param("id", invoice.id().value())
                .param("sequences", column(lines, Invoice.Line::sequence, Integer[]::new))
                .param("charges", column(lines, line -> line.charge().toString(), String[]::new))
                .param("systems", column(lines, Invoice.Line::system, String[]::new))
                .param("codes", column(lines, Invoice.Line::code, String[]::new))
                .param("namesEn", column(lines, Invoice.Line::nameEn, String[]::new))
                .param("namesAr", column(lines, Invoice.Line::nameAr, String[]::new))
                .param("quantities", column(lines, Invoice.Line::quantity, Integer[]::new))
                .param("lists", column(lines, line -> line.list().minor(), Long[]::new))
                .param("offs", column(lines, line -> line.off().minor(), Long[]::new))
                .param("payers", column(lines, line -> line.payer().minor(), Long[]::new))
                .param("denieds", column(lines, line -> line.denied().minor(), Long[]::new))
                .param("taxes", column(lines, line -> line.tax().minor(), Long[]::new))
                .param("dues", column(lines, line -> line.due().minor(), Long[]::new))
                .param("reasons", lines.stream().map(Invoice.Line::reason).toArray(String[]::new))
                .update();
    }

    private static <T> T[] column(List<Invoice.Line> lines, Function<Invoice.Line, T> part, IntFunction<T[]> array) {
        return lines.stream().map(part).toArray(array);
    }

    private static Invoice invoice(ResultSet row, int index) throws SQLException {
        InvoiceId id = new InvoiceId(row.getObject("id", UUID.class));
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Invoice(
                id,
                row.getLong("version"),
                row.getString("number"),
                new CaseId(row.getObject("case_id", UUID.class)),
                new BillId(row.getObject("bill_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("site"),
                Codes.stored(Invoice.Basis.class, row.getString("basis")),
                Codes.stored(InvoiceState.class, row.getString("state")),
                currency,
                List.of(),
                new Balance(
                        new Money(row.getLong("due_minor"), currency), new Money(row.getLong("paid_minor"), currency)),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("issued_on", LocalDate.class));
    }

    private Map<UUID, List<Invoice.Line>> lines(List<Invoice> invoices) {
        Map<UUID, List<Invoice.Line>> lines = new HashMap<>();
        sql.sql("""
                        select l.*, i.currency from invoice_line l join invoice i on i.id = l.invoice_id
                         where l.invoice_id = any(:ids) order by l.invoice_id, l.sequence
                        """)
                .param(
                        "ids",
                        invoices.stream().map(invoice -> invoice.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    lines.computeIfAbsent(row.getObject("invoice_id", UUID.class), first -> new ArrayList<>())
                            .add(line(row));
                });
        return lines;
    }

    private static Invoice.Line line(ResultSet row) throws SQLException {
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Invoice.Line(
                row.getInt("sequence"),
                new ChargeId(row.getObject("charge_id", UUID.class)),
                row.getString("system"),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                row.getInt("quantity"),
                new Money(row.getLong("list_minor"), currency),
                new Money(row.getLong("off_minor"), currency),
                new Money(row.getLong("payer_minor"), currency),
                new Money(row.getLong("denied_minor"), currency),
                new Money(row.getLong("tax_minor"), currency),
                new Money(row.getLong("due_minor"), currency),
                row.getString("reason"));
    }
}
