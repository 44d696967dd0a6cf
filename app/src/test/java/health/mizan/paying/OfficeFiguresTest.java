package health.mizan.paying;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.figures.CashFlows;
import health.mizan.figures.Days;
import health.mizan.figures.Span;
import health.mizan.money.Money;
import health.mizan.sandbox.people.Visitor;
import java.net.URI;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The figures that the office's pages show, added up from the pages of the lists behind them, as a reader would. */
class OfficeFiguresTest extends PaymentDoors {

    private static final Pattern SUM =
            Pattern.compile("class=\"m\">(\u2212?)<span[^>]*>[^<]*</span>(?:&nbsp;|\u00a0)([0-9,]+\\.[0-9]{2})");
    private static final Pattern OLDER = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

    @Autowired
    private CashFlows flows;

    @Autowired
    private Days days;

    @Test
    void what_the_first_page_says_was_received_is_what_the_pages_of_the_list_add_up_to() {
        takenAndGivenBack("RUH");
        takenAndGivenBack("JED");

        for (String person : List.of("finance", "biller", "admin")) {
            Visitor visitor = new Visitor();
            Visitor.View today = signIn(visitor, person, "/en/office");
            Visitor.View list = visitor.open(linked(today, "/office/payments?"));

            assertThat(sums(figure(today, "/office/payments?"))).containsExactly(added(rows(visitor, list, "Amount")));
            assertThat(sums(between(list, "class=\"total\"", "</div>")))
                    .isEqualTo(sums(figure(today, "/office/payments?")));
        }
    }

    @Test
    void what_it_says_is_unpaid_and_overdue_is_too() {
        opened(desk, deposit(visit("RUH"), "150.00"));
        Visitor visitor = new Visitor();
        Visitor.View today = signIn(visitor, "finance", "/en/office?period=month");

        for (String state : List.of("unpaid", "overdue")) {
            Visitor.View list = visitor.open(linked(today, "/office/invoices?state=" + state));

            assertThat(sums(figure(today, "/office/invoices?state=" + state)))
                    .containsExactly(added(rows(visitor, list, "Open")));
        }
    }

    @Test
    void what_was_received_is_what_the_ledger_has_on_drawers_terminals_and_gateways() {
        takenAndGivenBack("RUH");
        Span year = new Span(days.today().minusDays(Span.MOST_DAYS - 1L), days.today(), days.zone());

        Money received = flows.sum(new Caller.Self("test"), year).amounts().stream()
                .filter(money -> money.currency().equals(Currency.getInstance("SAR")))
                .findFirst()
                .orElseThrow();

        assertThat(received.minor()).isEqualTo(owner.sql("""
                                select sum(p.minor) from billing.posting p join billing.journal_entry e on e.id = p.entry_id
                                 where p.account in ('1210', '1220', '1310') and p.currency = 'SAR'
                                   and e.reason in ('payment.captured', 'payment.refunded', 'desk-payment.taken',
                                                    'desk-payment.refunded')
                                """).query(Long.class).single());
    }

    @Test
    void each_sees_the_money_of_the_own_sites_and_a_patient_no_office() {
        takenAndGivenBack("JED");

        assertThat(signIn(new Visitor(), "patient", "/en/office").status()).isEqualTo(403);
        assertThat(signIn(new Visitor(), "desk", "/en/office/payments").status())
                .isEqualTo(403);
        assertThat(signIn(new Visitor(), "operator", "/en/office/claims").status())
                .isEqualTo(403);
        assertThat(signIn(new Visitor(), "finance", "/en/office/payments").text())
                .contains("JED");
    }

    @Test
    void days_that_cannot_be_read_are_said_to_be_so_and_kept_as_typed() {
        Visitor.View page = signIn(new Visitor(), "finance", "/en/office?period=days&from=2026-13-01&until=2026-11-01");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("<title>Error: Billing office", "There is a problem", "value=\"2026-13-01\"");
    }

    /** 100.00 in cash, of which 30.00 went back. */
    private void takenAndGivenBack(String site) {
        String order = opened(biller, deposit(visit(site), "150.00"));
        UUID payment =
                UUID.fromString(http.post("/api/desk-payments", """
                        {"order":"%s","means":"cash","amount":%s,"slip":"%s"}""".formatted(orderId(order), sum("100.00"), slip()))
                        .as(biller)
                        .once()
                        .send()
                        .json()
                        .path("id")
                        .asText());
        assertThat(http.post("/api/desk-payments/" + payment + "/refunds", """
                        {"refundable":%s,"amount":%s,"slip":"%s","reason":"charged twice"}""".formatted(
                                        sum("100.00"), sum("30.00"), slip()))
                        .as(finance)
                        .once()
                        .send()
                        .status())
                .isLessThan(300);
    }

    private static String slip() {
        return "S" + UUID.randomUUID().toString().substring(0, 12);
    }

    private static List<Money> rows(Visitor visitor, Visitor.View first, String column) {
        List<Money> all = new ArrayList<>();
        Visitor.View view = first;
        while (true) {
            Matcher cells = Pattern.compile("data-label=\"" + column + "\">(.*?)</td>", Pattern.DOTALL)
                    .matcher(view.text());
            while (cells.find()) {
                all.addAll(sums(cells.group(1)));
            }
            Matcher older = OLDER.matcher(view.text());
            if (!older.find()) {
                return all;
            }
            view = visitor.open(address(older.group(1).replace("&amp;", "&")));
        }
    }

    private static Money added(List<Money> amounts) {
        return amounts.stream().reduce(sar("0"), Money::plus);
    }

    private static List<Money> sums(String html) {
        List<Money> sums = new ArrayList<>();
        Matcher found = SUM.matcher(html);
        while (found.find()) {
            Money sum = sar(found.group(2).replace(",", ""));
            sums.add(found.group(1).isEmpty() ? sum : sum.negated());
        }
        return sums;
    }

    private static String figure(Visitor.View today, String list) {
        return between(today, list.replace("&", "&amp;"), "</a>");
    }

    private static String between(Visitor.View view, String from, String to) {
        int start = view.text().indexOf(from);
        assertThat(start).as(from).isPositive();
        return view.text().substring(start, view.text().indexOf(to, start));
    }

    private static URI linked(Visitor.View view, String list) {
        Matcher link = Pattern.compile("href=\"(/en" + Pattern.quote(list) + "[^\"]*)\"")
                .matcher(view.text());
        assertThat(link.find()).as(list).isTrue();
        return address(link.group(1).replace("&amp;", "&"));
    }

    private static Visitor.View signIn(Visitor visitor, String user, String path) {
        return visitor.submit(visitor.open(address(path)), Map.of("username", user, "password", "demo"), "about:");
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
