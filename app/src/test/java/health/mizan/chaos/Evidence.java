package health.mizan.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.demo.Outside;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.people.Exchange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What everybody has in their books once all is quiet: the clients, the gateway, the payer, and the rows of ours that the
 * ledger consists of. Nothing here is a report that the application made.
 *
 * @param told     what was acknowledged, and what is to be seen of it now
 * @param payments of the gateway's book, all since the clients began
 * @param attempts of these visits, with what the ledger has of each
 * @param claims   of the payer's book, of these visits' members
 * @param numbers  of documents, by series
 * @param uneven   journal entries whose postings do not add up to nothing
 */
record Evidence(
        List<Sale> sales,
        List<Told> told,
        List<Payment> payments,
        List<Attempt> attempts,
        List<Claim> claims,
        Map<String, Numbers> numbers,
        long uneven) {

    /** @param repeated whether it was asked again, else what it made was looked at */
    record Told(ClientLog.Acknowledged then, Exchange.Answer now, boolean repeated) {}

    record Payment(String merchantReference, long captured, long refunded, long held) {}

    /** @param posted to the account of money that lies with the gateway, less what went back */
    record Attempt(
            UUID id,
            UUID visit,
            String merchantReference,
            String state,
            boolean orphan,
            long captured,
            long refunded,
            long posted) {}

    record Claim(String member, String state, long owed) {}

    /**
     * @param found on documents
     * @param given how many the series has given
     */
    record Numbers(List<Long> found, long given) {}

    private static final String ATTEMPTS = """
            select a.id, coalesce(i.case_id, o.debt_id) as visit, a.merchant_reference, a.state, a.orphan,
                   a.captured_minor as captured, a.refunded_minor as refunded,
                   coalesce((select sum(p.minor) from billing.payment_operation m
                               join billing.journal_entry e on e.source = m.id::text
                                and e.reason in ('payment.captured', 'payment.refunded')
                               join billing.posting p on p.entry_id = e.id and p.account = '1210'
                              where m.attempt_id = a.id), 0)::bigint as posted
              from billing.payment_attempt a join billing.payment_order o on o.id = a.order_id
              left join billing.invoice i on o.debt_kind = 'invoice' and i.id = o.debt_id
             where coalesce(i.case_id, o.debt_id) in (:visits)
             order by a.id
            """;

    /** Slips that a terminal printed or a person wrote are numbered by others. */
    private static final String NUMBERS = """
            select number from billing.invoice union all select number from billing.invoice_note
            union all select number from billing.receipt
            union all select slip from billing.desk_payment where slip ~ '-S-[0-9]{4}-[0-9]{6}$'
            """;

    private static final String GIVEN = """
            select f.code || m.mark || s.year as series, s.last
              from billing.number_series s join billing.facility f on f.id = s.facility_id
              join (values ('invoice', '-'), ('credit-note', '-C-'), ('debit-note', '-D-'), ('receipt', '-R-'),
                   ('desk-slip', '-S-')) m (series, mark)
                on m.series = s.series
            """;

    private static final String UNEVEN = """
            select count(*) from (select from billing.posting p join billing.ledger_account a on a.code = p.account
                                   group by p.entry_id, p.currency, a.kind = 'memo' having sum(p.minor) <> 0) uneven
            """;

    /** What the gateway had before, which is none of these clients'. */
    static Set<String> before(Places places) {
        return Outside.book(places.gateway())
                .map(row -> row.path("merchantReference").asText())
                .collect(Collectors.toSet());
    }

    /** @param before see {@link #before(Places)} */
    static Evidence gather(List<Sale> sales, List<Told> told, Set<String> before, Places places, JdbcClient sql) {
        List<UUID> visits = sales.stream()
                .map(sale -> UUID.fromString(sale.visit().financialCase()))
                .toList();
        List<Attempt> attempts = visits.isEmpty()
                ? List.of()
                : sql.sql(ATTEMPTS).param("visits", visits).query(Attempt.class).list();
        List<String> members = sales.stream()
                .map(sale -> sale.visit().guest().member())
                .filter(member -> !member.isEmpty())
                .toList();
        return new Evidence(
                sales,
                told,
                Outside.book(places.gateway())
                        .map(Evidence::payment)
                        .filter(payment -> !before.contains(payment.merchantReference()))
                        .toList(),
                attempts,
                Outside.book(places.payer())
                        .map(Evidence::claim)
                        .filter(claim -> members.contains(claim.member()))
                        .toList(),
                numbers(sql),
                sql.sql(UNEVEN).query(Long.class).single());
    }

    private static Payment payment(JsonNode row) {
        return new Payment(
                row.path("merchantReference").asText(),
                row.path("capturedMinor").asLong(),
                row.path("refundedMinor").asLong(),
                row.path("capturableMinor").asLong());
    }

    private static Claim claim(JsonNode row) {
        return new Claim(
                row.path("member").asText(),
                row.path("state").asText(),
                row.path("owedMinor").asLong());
    }

    /** {@code RUH-R-2026-000042} is number 42 of {@code RUH-R-2026}. */
    private static Map<String, Numbers> numbers(JdbcClient sql) {
        Map<String, Numbers> numbers = new TreeMap<>();
        sql.sql(GIVEN).query(row -> {
            numbers.put(row.getString("series"), new Numbers(List.of(), row.getLong("last")));
        });
        found(sql)
                .forEach((series, found) -> numbers.merge(
                        series, new Numbers(found, 0), (given, none) -> new Numbers(found, given.given())));
        return numbers;
    }

    private static Map<String, List<Long>> found(JdbcClient sql) {
        return sql.sql(NUMBERS).query(String.class).list().stream()
                .collect(Collectors.groupingBy(
                        number -> number.substring(0, number.lastIndexOf('-')),
                        Collectors.mapping(
                                number -> Long.parseLong(number.substring(number.lastIndexOf('-') + 1)),
                                Collectors.toList())));
    }
}
