package health.mizan.worklists;

/** Claims by what is to be done about them. One claim may stand in several. */
public enum ClaimQueue {
    ALL("true"),
    /** The checks found something that a person must mend. */
    TO_MEND("c.state = 'held'"),
    TO_SEND("c.state in ('draft', 'ready')"),
    WITH_PAYER("c.state in ('submitted', 'pended')"),
    /** With the payer for longer than it should take. */
    WAITING("""
            c.state in ('submitted', 'pended') and c.created_at < :late
            and (select max(s.created_at) from submission s where s.claim_id = c.id) < :late
            """),
    /** Not accepted for processing. */
    REJECTED("c.state = 'rejected'"),
    /** An answer does not fit what was asked: somebody must rule on it. */
    DOUBTFUL("""
            c.id in (select s.claim_id from submission_answer w join submission s on s.id = w.submission_id
                      where w.effect = 'discrepant'
                        and not exists (select from submission_ruling r where r.answer_id = w.id))
            """),
    /** Lines were denied and nobody has decided about them. */
    DENIED("c.id in (select n.claim_id from denial n where n.state = 'open')");

    private final String sql;

    ClaimQueue(String sql) {
        this.sql = sql;
    }

    /** The condition beside a row {@code c} of the table of claims; {@code :late} is the time before which it waits. */
    String sql() {
        return sql;
    }
}
