package health.mizan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.testing.DatabaseTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, whoever writes the SQL. */
class JournalGuardsTest extends DatabaseTest {

    private static final String BALANCED = "('2190', null, null, 500, 'SAR'), ('4100', null, null, -500, 'SAR')";

    @Test
    void a_lawful_entry_is_taken() {
        UUID id = UUID.randomUUID();

        insert(id, 2, BALANCED);

        assertThat(lines(id)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ('2190', null, null, 500, 'SAR'), ('4100', null, null, -499, 'SAR')              | does not balance
            ('2190', null, null, 500, 'SAR'), ('4100', null, null, -500, 'USD')              | does not balance
            ('9200', null, null, 500, 'SAR'), ('4100', null, null, -500, 'SAR')              | does not balance
            ('7777', null, null, 500, 'SAR'), ('4100', null, null, -500, 'SAR')              | unknown account
            ('1120', null, null, 500, 'SAR'), ('4100', null, null, -500, 'SAR')              | unknown account
            ('1120', 'payer', '{id}', 500, 'SAR'), ('4100', null, null, -500, 'SAR')         | unknown account
            ('2190', null, null, 500, 'SAR'), ('4100', 'patient', '{id}', -500, 'SAR')       | unknown account
            ('2190', null, '{id}', 500, 'SAR'), ('4100', null, null, -500, 'SAR')            | posting_check
            ('2190', 'cat', '{id}', 500, 'SAR'), ('4100', null, null, -500, 'SAR')           | posting_party_kind_check
            ('2190', null, null, 500, 'sar'), ('4100', null, null, -500, 'sar')              | posting_currency_check
            ('2190', null, null, 0, 'SAR'), ('4100', null, null, 0, 'SAR')                   | posting_minor_check
            """)
    void an_entry_that_is_not_lawful_is_refused(String lines, String because) {
        UUID id = UUID.randomUUID();

        assertThatThrownBy(() -> insert(id, 2, lines.replace("{id}", id.toString())))
                .rootCause()
                .hasMessageContaining(because);

        assertThat(lines(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void an_entry_has_as_many_lines_as_it_says(int said) {
        assertThatThrownBy(() -> insert(UUID.randomUUID(), said, BALANCED))
                .rootCause()
                .hasMessageContaining("does not have the lines it says it has");
    }

    @Test
    void an_entry_without_lines_is_refused() {
        assertThatThrownBy(() -> sql.sql(
                                "insert into journal_entry (id, reason, source, lines) values (?, 'test.fact', 'x', 2)")
                        .param(UUID.randomUUID())
                        .update())
                .rootCause()
                .hasMessageContaining("has no postings");
    }

    @Test
    void no_line_is_added_later_and_none_without_an_entry() {
        UUID id = UUID.randomUUID();
        insert(id, 2, BALANCED);

        assertThatThrownBy(() -> add(id, 3)).rootCause().hasMessageContaining("does not have the lines");
        assertThatThrownBy(() -> add(id, 1)).rootCause().hasMessageContaining("posting_pkey");
        assertThatThrownBy(() -> add(UUID.randomUUID(), 1)).rootCause().hasMessageContaining("does not have the lines");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update posting set minor = 1",
                "delete from posting",
                "truncate posting, journal_entry, sealed_entry",
                "update journal_entry set note = 'approved'",
                "delete from journal_entry",
                "update ledger_account set name_en = 'Mine'",
                "delete from ledger_account",
                "update ledger_closing set closed_through = '1999-01-01'",
                "delete from ledger_closing",
                "update ledger_seal set entries = 2",
                "delete from ledger_seal",
                "update sealed_entry set seal_no = 2",
                "delete from sealed_entry",
                "delete from ledger_books"
            })
    void nothing_is_ever_changed(String statement) {
        insert(UUID.randomUUID(), 2, BALANCED);

        assertThatThrownBy(() -> sql.sql(statement).update()).rootCause().hasMessageContaining("permission denied");
        assertThatThrownBy(() -> owner.sql(statement).update())
                .as("as the superuser")
                .rootCause()
                .hasMessageContaining("its rows are never changed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger_account values ('1999', 'Mine', 'لي', 'asset', 'debit', 'nobody')",
                "insert into ledger_books values (false, 'UTC')"
            })
    void the_application_opens_no_account_and_no_second_books(String statement) {
        assertThatThrownBy(() -> sql.sql(statement).update()).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void an_entry_cannot_choose_when_it_was_posted() {
        UUID id = UUID.randomUUID();

        sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, posted_at, lines)
                    values (:id, 'test.fact', :source, '1999-01-01', 2) returning id)
                insert into posting (entry_id, line_no, account, minor, currency)
                select id, 1, '2190', 500, 'SAR' from entry union all select id, 2, '4100', -500, 'SAR' from entry""").param("id", id).param("source", id.toString()).update();

        assertThat(sql.sql("select posted_at > now() - interval '1 minute' from journal_entry where id = ?")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_reversal_that_is_no_mirror_is_refused() {
        UUID first = UUID.randomUUID();
        insert(first, 2, BALANCED);

        assertThatThrownBy(() -> sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, reverses, lines)
                    values (:id, 'entry.reversed', :source, :first, 2) returning id)
                insert into posting (entry_id, line_no, account, minor, currency)
                select id, 1, '2190', -400, 'SAR' from entry union all select id, 2, '4100', 400, 'SAR' from entry""")
                        .param("id", UUID.randomUUID())
                        .param("source", first.toString())
                        .param("first", first)
                        .update())
                .rootCause()
                .hasMessageContaining("does not mirror");
    }

    private void insert(UUID id, int said, String lines) {
        sql.sql("""
                with entry as (
                    insert into journal_entry (id, reason, source, lines) values (:id, 'test.fact', :source, :said)
                    returning id)
                insert into posting (entry_id, line_no, account, party_kind, party, minor, currency)
                select entry.id, row_number() over (), line.account, line.kind, line.party::uuid, line.minor, line.currency
                  from entry, (values %s) as line(account, kind, party, minor, currency)""".formatted(lines))
                .param("id", id)
                .param("source", id.toString())
                .param("said", said)
                .update();
    }

    private void add(UUID entry, int number) {
        sql.sql("insert into posting (entry_id, line_no, account, minor, currency) values (?, ?, '2190', 500, 'SAR')")
                .params(entry, number)
                .update();
    }

    private long lines(UUID entry) {
        return sql.sql("select count(*) from posting where entry_id = ?")
                .param(entry)
                .query(Long.class)
                .single();
    }
}
