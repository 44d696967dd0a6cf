package health.mizan.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.testing.DatabaseTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list that names no filter is read along an index, page by page, however long the table has grown. */
class PagedTablesTest extends DatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "facility, created_at",
        "practitioner, created_at",
        "payer, created_at",
        "plan, created_at",
        "service, created_at",
        "fee_schedule, created_at",
        "contract, created_at",
        "financial_case, created_at",
        "charge, created_at",
        "claim, created_at",
        "denial, raised_at",
        "invoice, issued_at",
        "payment_order, created_at",
        "emr_notice, created_at"
    })
    void a_page_is_an_index_away(String table, String at) {
        boolean found = owner.sql("""
                        select exists (
                            select from pg_index x
                             where x.indrelid = ('billing.' || :table)::regclass and x.indpred is null
                               and (select array_agg(a.attname::text order by k.n)
                                      from unnest(x.indkey::int2[]) with ordinality k(no, n)
                                      join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.no
                                     where k.n <= 2) = array[:at, 'id']::text[])
                        """)
                .param("table", table)
                .param("at", at)
                .query(Boolean.class)
                .single();

        assertThat(found).as("an index on %s (%s, id)", table, at).isTrue();
    }
}
