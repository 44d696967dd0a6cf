package health.mizan.exchanges;

import health.mizan.access.Caller;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what hangs on a case, for callers who can see the visit, and what belongs to one payment. */
@Repository
class CaseThingStore {

    private static final String OF_CASE = """
            with orders as (
                select o.id from payment_order o where o.debt_kind in ('case', 'deposit') and o.debt_id = :case
                union
                select o.id from payment_order o join invoice i on o.debt_kind = 'invoice' and o.debt_id = i.id
                 where i.case_id = :case)
            select id from financial_case where id = :case
            union all select encounter_id from financial_case where id = :case
            union all select id from claim where case_id = :case
            union all select s.id from submission s join claim c on c.id = s.claim_id where c.case_id = :case
            union all select q.id from claim_question q join claim c on c.id = q.claim_id where c.case_id = :case
            union all select id from eligibility_check where financial_case = :case
            union all select id from invoice where case_id = :case
            union all select id from emr_notice where case_id = :case
            union all select id from orders
            union all select a.id from payment_attempt a join orders o on o.id = a.order_id
            union all select p.id from payment_operation p join payment_attempt a on a.id = p.attempt_id
                        join orders o on o.id = a.order_id
            """;

    private static final String SEEN = """
            select exists (select from financial_case c join patient p on p.id = c.patient_id
                             join facility f on f.id = c.facility_id
                            where c.id = :case and
            """ + Sight.VISIT_SQL + ")";

    private static final String OF_PAYMENT = """
            select a.id from payment_attempt a where right(a.merchant_reference, 12) = :end
            union all select p.id from payment_operation p join payment_attempt a on a.id = p.attempt_id
                       where right(a.merchant_reference, 12) = :end
            """;

    private final JdbcClient sql;
    private final Sights sights;

    CaseThingStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** Empty if it is no case, or none that the caller can see. */
    List<String> of(Caller caller, UUID financialCase) {
        boolean seen = sql.sql(SEEN)
                .param("case", financialCase)
                .params(sights.of(caller).params())
                .query(Boolean.class)
                .single();
        return seen
                ? sql.sql(OF_CASE)
                        .param("case", financialCase)
                        .query((row, number) -> row.getString(1))
                        .list()
                : List.of();
    }

    /** @param end of the payment's reference */
    List<String> ofPayment(String end) {
        return sql.sql(OF_PAYMENT)
                .param("end", end)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
