package health.mizan.charges;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.catalogue.ServiceCategory;
import health.mizan.catalogue.ServiceId;
import health.mizan.contracts.ContractId;
import health.mizan.fees.ScheduleId;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.pricing.PercentOff;
import health.mizan.pricing.Price;
import health.mizan.pricing.PriceBasis;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Charges. They change only under their case's row lock. What a caller asks for is joined to the visits it can see. */
@Repository
class ChargeStore {

    private static final String SELECT = """
            select h.*, s.system as service_system, s.code as service_code, s.category as service_category
              from charge h join service s on s.id = h.service_id
            """;

    /** As {@link Charge#fate} judges each. */
    private static final String TALLY = """
            select count(*) as ordered,
                   count(*) filter (where live and h.waived is null and h.price_outcome = 'found') as charged,
                   count(*) filter (where live and (h.waived is not null or h.price_outcome = 'exempt')) as exempted,
                   count(*) filter (where live and h.waived is null and h.price_outcome = 'missing') as exceptions,
                   count(*) filter (where not live) as cancelled
              from (select *, state not in ('aborted', 'entered-in-error') as live from charge) h
            """;

    private static final String SEEN = """
              join financial_case c on c.id = h.case_id join facility f on f.id = c.facility_id
              join patient p on p.id = c.patient_id
             where
            """ + Sight.VISIT_SQL;

    private static final String EXCEPTIONS = """
             and h.state in ('planned', 'billable')
             and (h.price_outcome = 'missing' and h.waived is null
                  or c.state = 'confirmed' and h.created_at > c.confirmed_at)
             and (h.created_at, h.id) > (:after, :afterId)
           order by h.created_at, h.id limit :rows
           """;

    private final JdbcClient sql;
    private final Sights sights;
    private final Clock clock;

    ChargeStore(JdbcClient sql, Sights sights, Clock clock) {
        this.sql = sql;
        this.sights = sights;
        this.clock = clock;
    }

    Optional<Charge> find(Caller caller, ChargeId id) {
        return sql.sql(SELECT + SEEN + " and h.id = :id")
                .params(sights.of(caller).params())
                .param("id", id.value())
                .query(ChargeStore::read)
                .optional();
    }

    Optional<Charge> byId(ChargeId id) {
        return sql.sql(SELECT + " where h.id = :id")
                .param("id", id.value())
                .query(ChargeStore::read)
                .optional();
    }

    Optional<Charge> byOrder(String system, String value) {
        return sql.sql(SELECT + " where h.order_system = :system and h.order_value = :value")
                .param("system", system)
                .param("value", value)
                .query(ChargeStore::read)
                .optional();
    }

    /** What a desk has entered and no order has come for; first what is not performed yet, each in the order it came. */
    List<Charge> expected(CaseId financialCase, ServiceId service) {
        return sql.sql(SELECT + """
                         where h.case_id = :case and h.service_id = :service and h.order_system is null
                           and h.state not in ('aborted', 'entered-in-error')
                         order by h.state = 'planned' desc, h.position
                        """)
                .param("case", financialCase.value())
                .param("service", service.value())
                .query(ChargeStore::read)
                .list();
    }

    List<Charge> ofCase(CaseId financialCase) {
        return sql.sql(SELECT + " where h.case_id = :case order by h.position")
                .param("case", financialCase.value())
                .query(ChargeStore::read)
                .list();
    }

    /** What a person must see to: without a price, or come when its case was confirmed already. */
    Page<Charge> exceptions(Caller caller, PageRequest page) {
        return Page.of(
                sql.sql(SELECT + SEEN + EXCEPTIONS)
                        .params(sights.of(caller).params())
                        .param("after", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("afterId", page.after().id())
                        .param("rows", page.limit() + 1)
                        .query(ChargeStore::read)
                        .list(),
                page.limit(),
                charge -> new Cursor(charge.createdAt(), charge.id().value()));
    }

    /** Some of those without a price, in the order of their ids. */
    List<Charge> withoutPrice(UUID after, int limit) {
        return sql.sql(SELECT + """
                         where h.price_outcome = 'missing' and h.waived is null and h.state in ('planned', 'billable')
                           and h.id > :after
                         order by h.id limit :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query(ChargeStore::read)
                .list();
    }

    Charges.Tally tally(Caller caller, @Nullable LocalDate from, @Nullable LocalDate to) {
        return sql.sql(TALLY + SEEN + " and h.occurred_on between coalesce(:from::date, '-infinity') and"
                        + " coalesce(:to::date, 'infinity')")
                .params(sights.of(caller).params())
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Charges.Tally(
                        row.getLong("ordered"),
                        row.getLong("charged"),
                        row.getLong("exempted"),
                        row.getLong("exceptions"),
                        row.getLong("cancelled")))
                .single();
    }

    /** False if somebody else told of the same order first. */
    boolean insert(Charge charge) {
        return sql.sql("""
                        insert into charge (id, version, case_id, position, service_id, order_system, order_value, order_changed_at,
                            quantity, occurred_on, state, cancel_reason, waived, billed_on, bound, price_outcome, list_minor,
                            scheduled_minor, currency, contract_id, contract_version, schedule_id, schedule_version,
                            off_basis_points, exempt_reason, missing_reason, created_at, changed_at)
                        values (:id, :version, :case,
                            (select count(*) + 1 from charge where case_id = :case), :service, :system, :value, :told, :quantity, :on, :state, :cancelled,
                            :waived, :billed, :bound, :outcome, :list, :scheduled, :currency, :contract, :contractVersion, :schedule,
                            :scheduleVersion, :off, :exempt, :missing, :created, :now)
                        on conflict (order_system, order_value) do nothing
                        """).params(columns(charge)).update() == 1;
    }

    void update(Charge charge) {
        sql.sql("""
                        update charge set version = :version, order_system = :system, order_value = :value,
                            order_changed_at = :told, quantity = :quantity, occurred_on = :on, state = :state,
                            cancel_reason = :cancelled, waived = :waived, billed_on = :billed, bound = :bound, price_outcome = :outcome,
                            list_minor = :list, scheduled_minor = :scheduled, currency = :currency,
                            contract_id = :contract, contract_version = :contractVersion, schedule_id = :schedule,
                            schedule_version = :scheduleVersion, off_basis_points = :off, exempt_reason = :exempt,
                            missing_reason = :missing, changed_at = :now
                         where id = :id
                        """).params(columns(charge)).update();
    }

    /** What the case is confirmed with. */
    void bind(CaseId financialCase) {
        sql.sql("""
                        update charge set bound = true, version = version + 1, changed_at = :now
                         where case_id = :case and state not in ('aborted', 'entered-in-error')
                        """)
                .param("case", financialCase.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, @Nullable Object> columns(Charge charge) {
        Charge.Order order = charge.order();
        Charge.Cancelling cancelled = charge.cancelled();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", charge.id().value());
        columns.put("version", charge.version());
        columns.put("case", charge.financialCase().value());
        columns.put("service", charge.service().id().value());
        columns.put("system", order == null ? null : order.system());
        columns.put("value", order == null ? null : order.value());
        columns.put("told", order == null ? null : order.changed().atOffset(ZoneOffset.UTC));
        columns.put("quantity", charge.quantity());
        columns.put("on", charge.occurredOn());
        columns.put("state", Codes.code(charge.state()));
        columns.put("cancelled", cancelled == null ? null : Codes.code(cancelled));
        columns.put("waived", charge.waived());
        columns.put("billed", charge.billedOn());
        columns.put("bound", charge.bound());
        columns.put("created", charge.createdAt().atOffset(ZoneOffset.UTC));
        columns.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        price(columns, charge.price());
        return columns;
    }

    private static void price(Map<String, @Nullable Object> columns, Price price) {
        Price.Found found = price instanceof Price.Found known ? known : null;
        columns.put("list", found == null ? null : found.list().minor());
        columns.put("scheduled", found == null ? null : found.scheduled().minor());
        columns.put("currency", found == null ? null : found.list().currency().getCurrencyCode());
        columns.put("exempt", price instanceof Price.Exempt exempt ? exempt.reason() : null);
        columns.put("missing", price instanceof Price.Missing missing ? Codes.code(missing.reason()) : null);
        PriceBasis basis =
                switch (price) {
                    case Price.Found known -> known.basis();
                    case Price.Exempt exempt -> exempt.basis();
                    case Price.Missing missing -> null;
                };
        columns.put("outcome", found != null ? "found" : basis != null ? "exempt" : "missing");
        columns.put("contract", basis == null ? null : basis.contract().value());
        columns.put("contractVersion", basis == null ? null : basis.contractVersion());
        columns.put("schedule", basis == null ? null : basis.schedule().value());
        columns.put("scheduleVersion", basis == null ? null : basis.scheduleVersion());
        columns.put("off", basis == null ? null : basis.off().basisPoints());
    }

    private static Charge read(ResultSet row, int number) throws SQLException {
        String system = row.getString("order_system");
        String cancelled = row.getString("cancel_reason");
        return new Charge(
                new ChargeId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new CaseId(row.getObject("case_id", UUID.class)),
                system == null
                        ? null
                        : new Charge.Order(
                                system,
                                row.getString("order_value"),
                                row.getObject("order_changed_at", OffsetDateTime.class)
                                        .toInstant()),
                new Charge.Item(
                        new ServiceId(row.getObject("service_id", UUID.class)),
                        row.getString("service_system"),
                        row.getString("service_code"),
                        Codes.stored(ServiceCategory.class, row.getString("service_category"))),
                row.getInt("quantity"),
                row.getObject("occurred_on", LocalDate.class),
                Codes.stored(ChargeState.class, row.getString("state")),
                cancelled == null ? null : Codes.stored(Charge.Cancelling.class, cancelled),
                price(row),
                row.getString("waived"),
                row.getObject("billed_on", UUID.class),
                row.getBoolean("bound"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Price price(ResultSet row) throws SQLException {
        String outcome = row.getString("price_outcome");
        if (outcome.equals("missing")) {
            return new Price.Missing(Codes.stored(Price.Reason.class, row.getString("missing_reason")));
        }
        PriceBasis basis = new PriceBasis(
                new ContractId(row.getObject("contract_id", UUID.class)),
                row.getLong("contract_version"),
                new ScheduleId(row.getObject("schedule_id", UUID.class)),
                row.getLong("schedule_version"),
                new PercentOff(row.getInt("off_basis_points")));
        return outcome.equals("exempt")
                ? new Price.Exempt(row.getString("exempt_reason"), basis)
                : new Price.Found(
                        Money.ofMinor(row.getLong("list_minor"), row.getString("currency")),
                        Money.ofMinor(row.getLong("scheduled_minor"), row.getString("currency")),
                        basis);
    }
}
