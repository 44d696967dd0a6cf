package health.mizan.seals;

import health.mizan.seals.Finding.Kind;

/** How a row can be touched, and what the audit must call it. */
enum Tampering {
    AMOUNT("update posting set minor = minor + 1 where entry_id = '%s' and line_no = 1", Kind.POSTING_CHANGED),
    ACCOUNT("update posting set account = '2210' where entry_id = '%s' and line_no = 2", Kind.POSTING_CHANGED),
    PARTY("update posting set party = gen_random_uuid() where entry_id = '%s' and line_no = 1", Kind.POSTING_CHANGED),
    CURRENCY("update posting set currency = 'USD' where entry_id = '%s'", Kind.POSTING_CHANGED),
    LINE_GONE("delete from posting where entry_id = '%s' and line_no = 2", Kind.POSTING_MISSING),
    LINE_MORE(
            "insert into posting (entry_id, line_no, account, minor, currency)"
                    + " values ('%s', 3, '2210', 700, 'SAR')",
            Kind.POSTING_ADDED),
    SOURCE("update journal_entry set source = source || 'x' where id = '%s'", Kind.ENTRY_CHANGED),
    VALUE_DATE("update journal_entry set value_date = value_date - 31 where id = '%s'", Kind.ENTRY_CHANGED),
    POSTED_AT("update journal_entry set posted_at = 'infinity' where id = '%s'", Kind.ENTRY_CHANGED),
    NOTE("update journal_entry set note = 'approved' where id = '%s'", Kind.ENTRY_CHANGED),
    ENTRY_GONE("delete from journal_entry where id = '%s'", Kind.ENTRY_DELETED),
    ENTRY_AND_LINES_GONE(
            "delete from posting where entry_id = '%1$s'; delete from journal_entry where id = '%1$s'",
            Kind.ENTRY_DELETED),
    DIGEST("update sealed_entry set digest = sha256(digest) where entry_id = '%s'", Kind.PROOF_CHANGED),
    SMUGGLED(
            "insert into journal_entry (id, reason, source, occurred_on, value_date, posted_at, lines)"
                    + " values ('%1$s', 'invoice.issued', '%1$s', current_date, current_date,"
                    + " now() - interval '2 hours', 2);"
                    + " insert into posting (entry_id, line_no, account, minor, currency)"
                    + " values ('%1$s', 1, '2210', 700, 'SAR'), ('%1$s', 2, '4100', -700, 'SAR')",
            Kind.ENTRY_UNSEALED),
    ORPHAN(
            "insert into posting (entry_id, line_no, account, minor, currency)"
                    + " values ('%1$s', 1, '2210', 700, 'SAR')",
            Kind.POSTING_WITHOUT_ENTRY);

    final String sql;
    final Kind kind;
    final boolean insertsEntry;

    Tampering(String sql, Kind kind) {
        this.sql = sql;
        this.kind = kind;
        this.insertsEntry = kind == Kind.ENTRY_UNSEALED || kind == Kind.POSTING_WITHOUT_ENTRY;
    }
}
