package health.mizan.plans;

import health.mizan.history.AsOf;
import health.mizan.history.EffectiveRows;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.ListRequest;
import health.mizan.parties.PayerId;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class PlanStore implements EffectiveRows<Plan> {

    private static final String SELECT = """
            select h.id, h.payer_id, p.code as payer, h.code, h.created_at, v.version, v.name_en, v.name_ar, v.network,
                   v.currency, v.effective_from, v.effective_to, v.changed_by, v.changed_at
              from plan h join payer p on p.id = h.payer_id join plan_version v on v.plan_id = h.id
            """;

    /** The rule of keep_in_force(), for a past state of knowledge too. */
    private static final String AS_OF = """
            select * from (%s where %s
               and (:known::timestamptz is null or v.changed_at <= :known)
               and (:on::date is null or v.effective_from <= :on)
             order by case when :on::date is not null then v.effective_from end desc, v.version desc limit 1) found
             where :on::date is null or effective_to is null or effective_to >= :on
            """;

    private final JdbcClient sql;
    private final PlanRuleStore rules;

    PlanStore(JdbcClient sql, PlanRuleStore rules) {
        this.sql = sql;
        this.rules = rules;
    }

    Optional<Plan> find(PlanId id, AsOf asOf) {
        return asOf(sql.sql(AS_OF.formatted(SELECT, "h.id = :id")).param("id", id.value()), asOf);
    }

    Optional<Plan> byCode(String payer, String code, AsOf asOf) {
        return asOf(
                sql.sql(AS_OF.formatted(SELECT, "p.code = :payer and h.code = :code"))
                        .param("payer", payer)
                        .param("code", code),
                asOf);
    }

    Page<Plan> list(ListRequest request, @Nullable String payer) {
        List<Plan> bare = sql.sql(SELECT + """
                         where v.version = h.version and (h.created_at, h.id) > (:after, :afterId)
                           and (:pattern::text is null or v.search like search_fold(:pattern)
                                or lower(h.code) like lower(:pattern))
                           and (:payer::text is null or p.code = :payer)
                         order by h.created_at, h.id limit :rows
                        """)
                .param("after", request.after())
                .param("afterId", request.page().after().id())
                .param("pattern", request.pattern())
                .param("payer", payer)
                .param("rows", request.rows())
                .query(PlanStore::read)
                .list();
        return Page.of(
                rules.withRules(bare),
                request.page().limit(),
                plan -> new Cursor(plan.createdAt(), plan.id().value()));
    }

    List<EffectiveStamp> versions(PlanId id) {
        return sql.sql("""
                        select version, effective_from, effective_to, lower(in_force) as in_force_from,
                               upper(in_force) as in_force_until, changed_by, changed_at
                          from plan_version where plan_id = :id order by version desc
                        """).param("id", id.value()).query(EffectiveStamp.class).list();
    }

    @Override
    public Optional<Plan> lock(Plan wanted) {
        // Locked first and read by a second statement: one statement would join the fresh row to stale others.
        sql.sql("select from plan where payer_id = :payer and code = :code for no key update")
                .param("payer", wanted.payerId().value())
                .param("code", wanted.code())
                .query(row -> {});
        return byCode(wanted.payer(), wanted.code(), AsOf.LATEST);
    }

    @Override
    public boolean insertHead(Plan wanted) {
        return sql.sql("""
                        insert into plan (id, payer_id, code, version, created_at)
                        values (:id, :payer, :code, 1, :at) on conflict do nothing
                        """)
                        .param("id", wanted.id().value())
                        .param("payer", wanted.payerId().value())
                        .param("code", wanted.code())
                        .param("at", wanted.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    @Override
    public Optional<Plan> startingWith(Plan wanted) {
        return one(sql.sql(SELECT + "where h.id = :id and v.effective_from = :from order by v.version desc limit 1")
                .param("id", wanted.id().value())
                .param("from", wanted.effectiveFrom()));
    }

    @Override
    public void insertVersion(Plan now) {
        sql.sql("""
                        insert into plan_version (plan_id, version, name_en, name_ar, network, currency, effective_from,
                            effective_to, changed_by, changed_at)
                        values (:id, :version, :nameEn, :nameAr, :network, :currency, :from, :to, :by, :at)
                        """)
                .param("id", now.id().value())
                .param("version", now.version())
                .param("nameEn", now.nameEn())
                .param("nameAr", now.nameAr())
                .param("network", now.network())
                .param("currency", now.currency().getCurrencyCode())
                .param("from", now.effectiveFrom())
                .param("to", now.effectiveTo())
                .param("by", now.changedBy())
                .param("at", now.changedAt().atOffset(ZoneOffset.UTC))
                .update();
        rules.insert(now);
        sql.sql("update plan set version = :version where id = :id")
                .param("version", now.version())
                .param("id", now.id().value())
                .update();
    }

    @Override
    public Plan as(Plan wanted, Plan present, long version) {
        return wanted.as(present.id(), version, present.createdAt());
    }

    @Override
    public boolean alike(Plan one, Plan other) {
        return one.saysTheSameAs(other);
    }

    private Optional<Plan> asOf(StatementSpec statement, AsOf asOf) {
        return one(statement.param("known", asOf.knownAt()).param("on", asOf.on()));
    }

    private Optional<Plan> one(StatementSpec statement) {
        return rules.withRules(statement.query(PlanStore::read).list()).stream().findFirst();
    }

    private static Plan read(ResultSet row, int index) throws SQLException {
        return new Plan(
                new PlanId(row.getObject("id", UUID.class)),
                new PayerId(row.getObject("payer_id", UUID.class)),
                row.getString("payer"),
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_ar"),
                row.getString("network"),
                Currency.getInstance(row.getString("currency")),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                List.of(),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
