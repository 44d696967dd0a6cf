package health.mizan.writeback;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.invoices.InvoiceId;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices to the EMR. What a caller asks for is joined to the visits the caller can see. */
@Repository
class WriteBackStore {

    private static final String SELECT = """
            select n.*
              from emr_notice n join financial_case c on c.id = n.case_id
              join facility f on f.id = c.facility_id join patient p on p.id = c.patient_id
             where
            """;

    private static final String FILTER = """
             and (n.created_at, n.id) > (:after, :afterId)
             and (:case::uuid is null or n.case_id = :case)
             and (:state::text is null or n.state = :state)
             and (:about::uuid is null or n.about = :about)
             order by n.created_at, n.id limit :rows
            """;

    private final JdbcClient sql;
    private final Sights sights;

    WriteBackStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** False if the fact is noted already. */
    boolean insert(EmrNotice notice, NoticeState state) {
        Money amount = notice.amount();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", notice.id().value());
        row.put("kind", Codes.code(notice.kind()));
        row.put("about", notice.about());
        row.put("case", notice.financialCase().value());
        row.put("invoice", notice.invoice().value());
        row.put("amount", amount == null ? null : amount.minor());
        row.put("currency", amount == null ? null : amount.currency().getCurrencyCode());
        row.put("at", utc(notice.at()));
        row.put("state", Codes.code(state));
        row.put("settled", state.isFinal() ? utc(notice.at()) : null);
        return sql.sql("""
                        insert into emr_notice
                            (id, kind, about, case_id, invoice_id, amount_minor, currency, state, tries, created_at,
                             settled_at)
                        values (:id, :kind, :about, :case, :invoice, :amount, :currency, :state, 0, :at, :settled)
                        on conflict (kind, about) do nothing
                        """).params(row).update() == 1;
    }

    boolean knows(EmrNotice.Kind kind, UUID about) {
        return sql.sql("select exists (select from emr_notice where kind = :kind and about = :about)")
                .param("kind", Codes.code(kind))
                .param("about", about)
                .query(Boolean.class)
                .single();
    }

    void update(WriteBack now) {
        sql.sql("""
                        update emr_notice
                           set state = :state, tries = :tries, emr_reference = :reference, reason = :reason,
                               settled_at = :settled
                         where id = :id
                        """)
                .param("id", now.id().value())
                .param("state", Codes.code(now.state()))
                .param("tries", now.tries())
                .param("reference", now.reference())
                .param("reason", now.reason())
                .param("settled", utc(now.settledAt()))
                .update();
    }

    Optional<WriteBack> byId(NoticeId id) {
        return sql.sql("select n.* from emr_notice n where n.id = :id")
                .param("id", id.value())
                .query(WriteBackStore::read)
                .optional();
    }

    Optional<WriteBack> find(Caller caller, NoticeId id) {
        return sql.sql(SELECT + " n.id = :id and " + Sight.VISIT_SQL)
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(WriteBackStore::read)
                .optional();
    }

    /** All notices of the case that this one is of, in the order of their facts; nobody else moves them meanwhile. */
    List<WriteBack> lockCaseOf(NoticeId id) {
        return sql.sql("""
                        select n.* from emr_notice n
                         where n.case_id = (select case_id from emr_notice where id = :id)
                         order by n.no for no key update of n
                        """).param("id", id.value()).query(WriteBackStore::read).list();
    }

    List<WriteBack> ofCase(CaseId financialCase) {
        return sql.sql("select n.* from emr_notice n where n.case_id = :case order by n.no")
                .param("case", financialCase.value())
                .query(WriteBackStore::read)
                .list();
    }

    Page<WriteBack> page(Caller caller, WriteBacks.Filter filter, PageRequest page) {
        NoticeState state = filter.state();
        return Page.of(
                sql.sql(SELECT + Sight.VISIT_SQL + FILTER)
                        .params(sights.of(caller).params())
                        .param("after", utc(page.after().at()))
                        .param("afterId", page.after().id())
                        .param("case", filter.financialCase())
                        .param("about", filter.about())
                        .param("state", state == null ? null : Codes.code(state))
                        .param("rows", page.limit() + 1)
                        .query(WriteBackStore::read)
                        .list(),
                page.limit(),
                last -> new Cursor(last.notice().at(), last.id().value()));
    }

    private static WriteBack read(ResultSet row, int index) throws SQLException {
        String currency = row.getString("currency");
        EmrNotice notice = new EmrNotice(
                new NoticeId(row.getObject("id", UUID.class)),
                Codes.stored(EmrNotice.Kind.class, row.getString("kind")),
                new CaseId(row.getObject("case_id", UUID.class)),
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                row.getObject("about", UUID.class),
                currency == null ? null : new Money(row.getLong("amount_minor"), Currency.getInstance(currency)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
        OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
        return new WriteBack(
                notice,
                row.getLong("no"),
                Codes.stored(NoticeState.class, row.getString("state")),
                row.getInt("tries"),
                row.getString("emr_reference"),
                row.getString("reason"),
                settled == null ? null : settled.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
