package health.mizan.casestatus;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.cases.CaseState;
import health.mizan.casestatus.CaseFacts.Bill;
import health.mizan.casestatus.CaseFacts.Cover;
import health.mizan.casestatus.CaseFacts.Payment;
import health.mizan.casestatus.CaseFacts.Secured;
import health.mizan.claims.ClaimState;
import health.mizan.eligibility.EligibilityCheck.CheckState;
import health.mizan.masterdata.Codes;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.writeback.NoticeState;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of cases, read where each fact is kept, as of one moment. */
@Repository
class CaseFactStore {

    /** The debts of a case are the case itself (held for), its deposit, and its invoices. */
    private static final String FACTS = """
            select c.id, c.state, c.coverage_id is not null as insured, asked.state as check_state, asked.standing,
                   claimed.state as claim_state, billed.state as invoice_state, billed.due_minor, billed.paid_minor,
                   coalesce(paying.unknown, false) as unknown, coalesce(paying.under_way, false) as under_way,
                   coalesce(paying.held, false) as held, coalesce(paying.failed, false) as failed,
                   coalesce(paying.prepaid, false) as prepaid, told.states as notice_states
              from financial_case c
              join facility f on f.id = c.facility_id
              join patient p on p.id = c.patient_id
              left join lateral (
                  select k.state, k.standing from eligibility_check k
                   where k.coverage_id = c.coverage_id and k.facility_id = c.facility_id and k.service_date = c.service_date
                   order by k.requested_at desc, k.id desc limit 1) asked on true
              left join lateral (
                  select l.state from claim l
                   where l.case_id = c.id and l.coverage_id = c.coverage_id and l.state <> 'cancelled') claimed on true
              left join lateral (
                  select i.state,
                         coalesce((select sum(l.due_minor) from invoice_line l where l.invoice_id = i.id), 0)
                         + coalesce((select sum(d.delta_minor) from invoice_note n
                                       join invoice_note_line d on d.note_id = n.id where n.invoice_id = i.id), 0) as due_minor,
                         coalesce((select sum(m.amount_minor) from invoice_money m where m.invoice_id = i.id), 0) as paid_minor
                    from invoice i where i.case_id = c.id
                   order by i.state = 'cancelled', i.issued_at desc limit 1) billed on true
              left join lateral (
                  select bool_or(a.state = 'unknown' or a.in_doubt) as unknown,
                         bool_or(a.state in ('created', 'action-required', 'processing')) as under_way,
                         bool_or(o.debt_kind = 'case' and a.state in ('authorised', 'partially-captured')) as held,
                         (array_agg(a.state in ('failed', 'declined') order by a.created_at desc nulls last, a.id))[1]
                             as failed,
                         bool_or(o.debt_kind in ('case', 'deposit') and o.captured_minor > o.refunded_minor) as prepaid
                    from payment_order o
                    left join lateral (
                        select t.id, t.state, t.created_at,
                               exists (select from payment_operation q
                                        where q.attempt_id = t.id and q.state = 'unknown'
                                          and q.type in ('start', 'purchase', 'capture')) as in_doubt
                          from payment_attempt t where t.order_id = o.id and not t.orphan) a on true
                   where (o.debt_kind in ('case', 'deposit') and o.debt_id = c.id)
                      or (o.debt_kind = 'invoice' and o.debt_id in (select i.id from invoice i where i.case_id = c.id))
                  ) paying on true
              left join lateral (
                  select array_agg(n.state) as states from emr_notice n where n.case_id = c.id) told on true
             where c.id = any(:ids) and
            """;

    private final JdbcClient sql;
    private final Sights sights;

    CaseFactStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    Map<CaseId, CaseFacts> facts(Caller caller, Collection<CaseId> ids) {
        Map<CaseId, CaseFacts> facts = new HashMap<>();
        sql.sql(FACTS + Sight.VISIT_SQL)
                .param("ids", ids.stream().map(CaseId::value).toArray(UUID[]::new))
                .params(sights.of(caller).params())
                .query(row -> {
                    facts.put(new CaseId(row.getObject("id", UUID.class)), facts(row));
                });
        return facts;
    }

    private static CaseFacts facts(ResultSet row) throws SQLException {
        String claim = row.getString("claim_state");
        return new CaseFacts(
                Codes.stored(CaseState.class, row.getString("state")),
                row.getBoolean("insured") ? cover(row.getString("check_state"), row.getString("standing")) : Cover.NONE,
                secured(row),
                claim == null ? null : Codes.stored(ClaimState.class, claim),
                bill(row),
                payment(row),
                emr(row));
    }

    private static Cover cover(@Nullable String check, @Nullable String standing) {
        if (check == null) {
            return Cover.UNCHECKED;
        }
        return switch (Codes.stored(CheckState.class, check)) {
            case REQUESTED, ASKED, TENTATIVE -> Cover.ASKED;
            case ANSWERED -> "eligible".equals(standing) ? Cover.CONFIRMED : Cover.REFUSED;
            case UNANSWERED -> Cover.UNANSWERED;
        };
    }

    private static Secured secured(ResultSet row) throws SQLException {
        if (row.getBoolean("held")) {
            return Secured.HELD;
        }
        return row.getBoolean("prepaid") ? Secured.PREPAID : Secured.NOTHING;
    }

    private static Bill bill(ResultSet row) throws SQLException {
        String state = row.getString("invoice_state");
        if (state == null) {
            return Bill.NONE;
        }
        if (state.equals("cancelled")) {
            return Bill.CREDITED;
        }
        long due = row.getLong("due_minor");
        long paid = row.getLong("paid_minor");
        if (due <= 0 && paid <= 0) {
            return Bill.NOTHING_DUE;
        }
        return paid >= due ? Bill.PAID : paid > 0 ? Bill.PARTLY_PAID : Bill.UNPAID;
    }

    private static Payment payment(ResultSet row) throws SQLException {
        if (row.getBoolean("unknown")) {
            return Payment.UNKNOWN;
        }
        if (row.getBoolean("under_way")) {
            return Payment.UNDER_WAY;
        }
        return row.getBoolean("failed") ? Payment.FAILED : Payment.NONE;
    }

    private static NoticeState.Outcome emr(ResultSet row) throws SQLException {
        Array states = row.getArray("notice_states");
        return states == null
                ? NoticeState.Outcome.NOT_APPLICABLE
                : Stream.of((String[]) states.getArray())
                        .map(state -> Codes.stored(NoticeState.class, state).outcome())
                        .max(Enum::compareTo)
                        .orElse(NoticeState.Outcome.NOT_APPLICABLE);
    }
}
