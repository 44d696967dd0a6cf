package health.mizan.receipts;

import health.mizan.cases.CaseId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row per case that money or an invoice came for, to be held by whoever brings either. */
@Repository
class CaseAccountStore {

    private final JdbcClient sql;

    CaseAccountStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Until the transaction ends nobody else brings money or an invoice to the case.
     *
     * @return false if there is no such case
     */
    boolean lock(CaseId id) {
        sql.sql("""
                        insert into case_account (case_id) select id from financial_case where id = :case
                        on conflict do nothing
                        """).param("case", id.value()).update();
        return lockIfKnown(id);
    }

    /** As {@link #lock}, for a case whose row the caller holds; false if nothing came for it so far. */
    boolean lockIfKnown(CaseId id) {
        return sql.sql("select 1 from case_account where case_id = :case for update")
                .param("case", id.value())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
