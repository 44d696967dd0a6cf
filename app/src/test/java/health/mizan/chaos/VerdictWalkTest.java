package health.mizan.chaos;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.chaos.Evidence.Attempt;
import health.mizan.chaos.Evidence.Claim;
import health.mizan.chaos.Evidence.Numbers;
import health.mizan.chaos.Evidence.Payment;
import health.mizan.chaos.Evidence.Told;
import health.mizan.deskpayments.Means;
import health.mizan.dues.Taken;
import health.mizan.dues.Takings;
import health.mizan.payments.Debt;
import health.mizan.sandbox.demo.Guest;
import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.sandbox.demo.Visit;
import health.mizan.sandbox.people.Exchange;
import health.mizan.testing.AppTest;
import health.mizan.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two payments as the clients of the chaos make them, with nothing failing; then one fact after another is falsified. */
@Tag("walk")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerdictWalkTest extends AppTest {

    private static final Caller.Staff DESK = health.mizan.testing.People.staff("desk", Role.FRONT_DESK, "RUH");

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Takings takings;

    private ClientLog log;
    private Evidence honest;

    @BeforeAll
    void two_payments_were_made(@TempDir Path directory) throws IOException {
        URI mizan = local(port);
        Places places = places();
        log = new ClientLog(directory.resolve("clients.jsonl"));
        People people = new People(mizan, mizan, log);
        Cashier cashier = new Cashier(places, people.staff(), visit -> visit);
        Set<String> before = Evidence.before(places);
        List<Sale> sales = List.of(cashier.insured(), cashier.alone(true));
        takesCashAtTheDesk(people.staff());
        List<Told> told = people.again(log.acknowledged());
        honest = Evidence.gather(sales, told, before, places, sql);
        Eventually.until("both have come to their end, and not: " + Verdict.on(honest), () -> {
            honest = Evidence.gather(sales, told, before, places, sql);
            return Verdict.on(honest).isEmpty();
        });
    }

    /** Under a number of the desk's own, which the clients of the chaos take none of. */
    private void takesCashAtTheDesk(Staff staff) {
        String visit = Visit.begin(places(), staff, Guest.withoutCover(staff.desk()), "DS-100")
                .financialCase();
        assertThat(takings.take(
                        DESK, new Debt(Debt.Kind.DEPOSIT, UUID.fromString(visit)), Means.CASH, sar("10.00"), null))
                .get()
                .isInstanceOf(Taken.Done.class);
    }

    private Places places() {
        return new Places(local(port), local(sandboxPort), local(sandboxPort + 1), local(sandboxPort + 2));
    }

    @AfterAll
    void close() throws IOException {
        log.close();
    }

    /** Each is one fact, and one law that must be named. */
    private enum Lie {
        AN_ENTRY_DOES_NOT_BALANCE("I1 ledger", books -> with(books, books.told(), books.numbers(), 1)),
        WHAT_WAS_ACKNOWLEDGED_IS_GONE("I4 acknowledged", books -> answered(books, 404, "")),
        THE_SAME_KEY_MADE_ANOTHER("I4 acknowledged", books -> answered(books, -1, "{\"id\":\"another\"}")),
        A_HALALA_MORE_WAS_TAKEN_THERE("I2 gateway", books -> there(books, 1, 0, 0)),
        A_HALALA_MORE_WAS_GIVEN_BACK_THERE("I3 refunds", books -> there(books, 0, 1, 0)),
        SOMETHING_IS_STILL_HELD("I9 hold", books -> there(books, 0, 0, 1)),
        A_HALALA_IS_NOT_POSTED("I2 ledger", books -> attempt(books, false, -1)),
        A_HALALA_IS_POSTED_TWICE("I2 ledger", books -> attempt(books, false, 1)),
        WHAT_NOBODY_OWED_IS_KEPT("I14 orphan", books -> attempt(books, true, 0)),
        THE_GATEWAY_HAS_A_PAYMENT_OF_NOBODY("I14 orphan", VerdictWalkTest::withAStranger),
        THE_CARD_WAS_CHARGED_TWICE("I6 once", VerdictWalkTest::chargedTwice),
        THE_CLAIM_CAME_TWICE(
                "I8 claims",
                books -> claims(books, books.claims().getFirst(), books.claims().getFirst())),
        THE_CLAIM_NEVER_CAME("I8 claims", VerdictWalkTest::claims),
        THE_PAYER_OWES_A_HALALA_LESS("I8 payer", VerdictWalkTest::owedLess),
        A_NUMBER_IS_MISSING("I11 numbers", books -> numbered(books, List.of(1L, 2L, 4L), 4)),
        THE_LAST_NUMBER_IS_MISSING("I11 numbers", books -> numbered(books, List.of(1L, 2L), 3)),
        NO_DOCUMENT_HAS_ANY_OF_THE_NUMBERS("I11 numbers", books -> numbered(books, List.of(), 3)),
        A_NUMBER_WAS_NEVER_GIVEN("I11 numbers", books -> numbered(books, List.of(1L, 2L, 3L), 2)),
        A_NUMBER_WAS_GIVEN_TWICE("I11 numbers", books -> numbered(books, List.of(1L, 2L, 2L), 3)),
        A_SLIP_OF_THE_DESK_IS_MISSING("I11 numbers", books -> slips(books, List.of(1L, 3L), 3)),
        NO_PAYMENT_HAS_ANY_OF_THE_SLIPS("I11 numbers", books -> slips(books, List.of(), 1)),
        A_SLIP_OF_THE_DESK_WAS_GIVEN_TWICE("I11 numbers", books -> slips(books, List.of(1L, 1L), 2));

        private final String law;
        private final UnaryOperator<Evidence> telling;

        Lie(String law, UnaryOperator<Evidence> telling) {
            this.law = law;
            this.telling = telling;
        }
    }

    @Test
    void there_is_evidence_of_everything_and_nothing_is_wrong() {
        assertThat(Verdict.on(honest)).isEmpty();
        assertThat(honest.told()).hasSizeGreaterThan(8);
        assertThat(honest.payments()).hasSize(2);
        assertThat(honest.attempts()).hasSize(2);
        assertThat(honest.claims()).hasSize(1);
        assertThat(honest.payments().stream().mapToLong(Payment::refunded).sum())
                .isEqualTo(20_00);
        assertThat(honest.numbers().keySet())
                .anyMatch(series -> series.contains("-R-"))
                .anyMatch(series -> series.contains("-S-"))
                .anyMatch(series -> series.matches("[A-Z]+-\\d{4}"));
        assertThat(log.figures()).contains(" 0 without an answer");
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void a_lie_is_found_and_its_law_named(Lie lie) {
        assertThat(Verdict.on(lie.telling.apply(honest))).isNotEmpty().anySatisfy(finding -> assertThat(finding)
                .startsWith(lie.law));
    }

    private static Evidence with(Evidence books, List<Told> told, Map<String, Numbers> numbers, long uneven) {
        return new Evidence(books.sales(), told, books.payments(), books.attempts(), books.claims(), numbers, uneven);
    }

    private static Evidence with(Evidence books, List<Payment> payments, List<Attempt> attempts, List<Claim> claims) {
        return new Evidence(books.sales(), books.told(), payments, attempts, claims, books.numbers(), books.uneven());
    }

    /** @param status -1 leaves it */
    private static Evidence answered(Evidence books, int status, String text) {
        List<Told> told = new ArrayList<>(books.told());
        Told first = told.getFirst();
        int now = status < 0 ? first.now().status() : status;
        told.set(0, new Told(first.then(), new Exchange.Answer(now, text, Map.of()), first.repeated()));
        return with(books, told, books.numbers(), books.uneven());
    }

    private static Evidence there(Evidence books, long taken, long givenBack, long held) {
        List<Payment> payments = new ArrayList<>(books.payments());
        Payment first = payments.getFirst();
        payments.set(
                0,
                new Payment(
                        first.merchantReference(),
                        first.captured() + taken,
                        first.refunded() + givenBack,
                        first.held() + held));
        return with(books, payments, books.attempts(), books.claims());
    }

    private static Evidence attempt(Evidence books, boolean orphan, long posted) {
        List<Attempt> attempts = new ArrayList<>(books.attempts());
        Attempt first = attempts.getFirst();
        attempts.set(
                0,
                new Attempt(
                        first.id(),
                        first.visit(),
                        first.merchantReference(),
                        first.state(),
                        orphan,
                        first.captured(),
                        first.refunded(),
                        first.posted() + posted));
        return with(books, books.payments(), attempts, books.claims());
    }

    private static Evidence withAStranger(Evidence books) {
        List<Payment> payments = new ArrayList<>(books.payments());
        payments.add(new Payment("nobody", 100, 0, 0));
        return with(books, payments, books.attempts(), books.claims());
    }

    /** And all our books say so too: only the client knows better. */
    private static Evidence chargedTwice(Evidence books) {
        Attempt first = books.attempts().getFirst();
        List<Attempt> attempts = new ArrayList<>(books.attempts());
        attempts.add(new Attempt(
                new UUID(1, 1), first.visit(), "again", "captured", false, first.captured(), 0, first.captured()));
        List<Payment> payments = new ArrayList<>(books.payments());
        payments.add(new Payment("again", first.captured(), 0, 0));
        return with(books, payments, attempts, books.claims());
    }

    private static Evidence claims(Evidence books, Claim... claims) {
        return with(books, books.payments(), books.attempts(), List.of(claims));
    }

    private static Evidence owedLess(Evidence books) {
        Claim claim = books.claims().getFirst();
        return claims(books, new Claim(claim.member(), claim.state(), claim.owed() - 1));
    }

    private static Evidence numbered(Evidence books, List<Long> found, long given) {
        return numbered(books, "RUH-2026", found, given);
    }

    private static Evidence slips(Evidence books, List<Long> found, long given) {
        return numbered(books, "RUH-S-2026", found, given);
    }

    private static Evidence numbered(Evidence books, String series, List<Long> found, long given) {
        Map<String, Numbers> all = new HashMap<>(books.numbers());
        all.put(series, new Numbers(found, given));
        return with(books, books.told(), all, books.uneven());
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
