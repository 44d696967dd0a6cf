package health.mizan.pricing;

import health.mizan.catalogue.ServiceId;
import health.mizan.contracts.ContractId;
import health.mizan.fees.ScheduleId;
import health.mizan.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PriceStore {

    /**
     * The contract is the narrowest in force: the payer's own before its administrator's, one for the plan before one
     * for the plan's network before one for all. The list is what the facility agreed with those who pay themselves.
     */
    private static final String LOOKUP = """
            with agreed as (
                select c.contract_id, c.version, c.schedule_id, c.off_basis_points
                  from payer p
                  join contract_version c on c.facility_id = :facility and c.in_force @> :on::date
                                         and c.payer_id in (p.id, p.administered_by)
                 where case when :payer::uuid is null then p.kind = 'self-pay' else p.id = :payer end
                   and (c.plan_id is null or c.plan_id = :plan)
                   and (c.network is null
                        or c.network = (select network from plan_version
                                         where plan_id = :plan and in_force @> :on::date))
                 order by c.payer_id = p.id desc, c.plan_id is not null desc, c.network is not null desc
                 limit 1),
            listed as (
                select v.schedule_id, v.version
                  from payer p
                  join contract_version c on c.facility_id = :facility and c.in_force @> :on::date
                                         and c.payer_id = p.id and c.plan_id is null and c.network is null
                  join fee_schedule_version v on v.schedule_id = c.schedule_id and v.in_force @> :on::date
                 where p.kind = 'self-pay')
            select s.id, s.status = 'active' and daterange(s.effective_from, s.effective_to, '[]') @> :on::date as offered,
                   a.contract_id, a.version as contract_version, a.off_basis_points, a.schedule_id,
                   v.version as schedule_version, h.currency, f.price_minor, f.exempt_reason, g.price_minor as list_minor
              from service s
              left join agreed a on true
              left join fee_schedule h on h.id = a.schedule_id
              left join fee_schedule_version v on v.schedule_id = a.schedule_id and v.in_force @> :on::date
              left join fee_price f on f.schedule_id = a.schedule_id and f.version = v.version and f.service_id = s.id
              left join listed l on true
              left join fee_price g on g.schedule_id = l.schedule_id and g.version = l.version and g.service_id = s.id
             where s.id = any(:services::uuid[])
            """;

    private final JdbcClient sql;

    PriceStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Leaves out services that do not exist. */
    Map<ServiceId, Price> find(PriceQuestion question, Collection<ServiceId> services) {
        Map<ServiceId, Price> prices = new HashMap<>();
        sql.sql(LOOKUP)
                .param("facility", question.facility().value())
                .param(
                        "payer",
                        question.payer() == null ? null : question.payer().value())
                .param("plan", question.plan() == null ? null : question.plan().value())
                .param("on", question.on())
                .param("services", services.stream().map(ServiceId::toString).toArray(String[]::new))
                .query(row -> {
                    prices.put(new ServiceId(row.getObject("id", UUID.class)), read(row));
                });
        return prices;
    }

    private static Price read(ResultSet row) throws SQLException {
        if (!row.getBoolean("offered")) {
            return new Price.Missing(Price.Reason.SERVICE_NOT_OFFERED);
        }
        if (row.getObject("contract_id") == null) {
            return new Price.Missing(Price.Reason.NO_CONTRACT);
        }
        if (row.getObject("schedule_version") == null) {
            return new Price.Missing(Price.Reason.NO_SCHEDULE);
        }
        if (row.getObject("price_minor") == null) {
            return new Price.Missing(Price.Reason.NO_PRICE);
        }
        PriceBasis basis = new PriceBasis(
                new ContractId(row.getObject("contract_id", UUID.class)),
                row.getLong("contract_version"),
                new ScheduleId(row.getObject("schedule_id", UUID.class)),
                row.getLong("schedule_version"),
                new PercentOff(row.getInt("off_basis_points")));
        String exempt = row.getString("exempt_reason");
        if (exempt != null) {
            return new Price.Exempt(exempt, basis);
        }
        Money scheduled = Money.ofMinor(row.getLong("price_minor"), row.getString("currency"));
        // An absent list price reads as 0, and so does an exempt one: either way the schedule's own price is the list.
        Money list = new Money(row.getLong("list_minor"), scheduled.currency());
        Price.Found found = new Price.Found(list.isPositive() ? list : scheduled, scheduled, basis);
        return found.contract().isPositive() ? found : new Price.Missing(Price.Reason.ROUNDS_TO_NOTHING);
    }
}
