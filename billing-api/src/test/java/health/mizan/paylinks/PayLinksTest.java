package health.mizan.paylinks;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.mizan.access.Caller;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.linkholders.BirthYear;
import health.mizan.linkholders.LinkHolders;
import health.mizan.linkholders.Opening;
import health.mizan.money.Money;
import health.mizan.patients.Patients;
import health.mizan.paylinks.PayLinks.Made;
import health.mizan.paylinks.PayLinks.Revoking;
import health.mizan.payments.Debt;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import health.mizan.web.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PayLinksTest extends DatabaseTest {

    private static final String HOME = "198.51.100.7";
    private static final String NOBODYS = "AAAAAAAAAAAAAAAAAAAAAA";

    private ClaimWorld world;
    private PayLinks links;
    private LinkHolders holders;
    private TestClock clock;
    private Invoice invoice;
    private int born;
    private Made made;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        links = world.the(PayLinks.class);
        holders = world.the(LinkHolders.class);
        clock = (TestClock) world.the(Clock.class);
        invoice = world.invoiceOf(world.selfPaying("DS-201"));
        born = world.the(Patients.class)
                .find(new Caller.Self("test"), invoice.patient())
                .orElseThrow()
                .details()
                .person()
                .birthDate()
                .year();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void a_link() {
        made = links.make(Visits.DESK, bill(), null);
    }

    @Test
    void a_token_opens_its_link_and_no_other_text_does() {
        assertThat(holders.open(made.token(), HOME)).isEqualTo(new Opening.Open(made.link()));
        assertThat(made.link().debt()).isEqualTo(bill());

        for (String other : List.of(NOBODYS, made.token() + "A", made.token().toLowerCase() + "=", "", "..%2f")) {
            assertThat(holders.open(other, "203.0.113." + other.length()))
                    .as(other)
                    .isInstanceOf(Opening.Dead.class);
        }
    }

    @Test
    void the_database_does_not_hold_the_token() {
        String everything = owner.sql("select string_agg(l::text, '') from billing.pay_link l")
                .query(String.class)
                .single();

        assertThat(everything).doesNotContain(made.token());
        assertThat(made.toString()).doesNotContain(made.token());
    }

    @Test
    void a_link_that_expired_or_was_taken_back_looks_like_one_that_never_was() {
        assertThat(links.revoke(Visits.DESK_OF_JEDDAH, made.link().id())).isEmpty();
        assertThat(holders.open(made.token(), HOME)).isInstanceOf(Opening.Open.class);

        assertThat(links.revoke(Visits.DESK, made.link().id())).contains(Revoking.DONE);
        assertThat(holders.open(made.token(), HOME)).isEqualTo(new Opening.Dead());

        Made old = links.make(Visits.DESK, bill(), null);
        clock.advance(Duration.ofDays(30));
        assertThat(holders.open(old.token(), HOME)).isEqualTo(new Opening.Dead());
    }

    @Test
    void nobody_makes_a_link_to_what_they_do_not_see_or_for_more_than_is_owed() {
        Money more = invoice.open().plus(sar("0.01"));

        assertThatThrownBy(() -> links.make(Visits.DESK_OF_JEDDAH, bill(), null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no such debt");
        assertThatThrownBy(() -> links.make(Visits.DESK, bill(), more)).isInstanceOf(ProblemException.class);
        assertThat(links.of(Visits.DESK_OF_JEDDAH, bill())).isEmpty();
        assertThat(links.of(Visits.DESK, bill())).contains(made.link());
    }

    @Test
    void the_right_birth_year_gives_a_proof_for_this_link_and_for_a_while() {
        Made other = links.make(Visits.DESK, bill(), null);

        String proof = ((BirthYear.Right) holders.answer(made.link(), born)).proof();

        assertThat(holders.isOpened(made.link(), proof)).isTrue();
        assertThat(holders.isOpened(other.link(), proof)).isFalse();
        assertThat(holders.opened(made.link().id(), proof)).contains(made.link());
        assertThat(holders.opened(other.link().id(), proof)).isEmpty();
        assertThat(holders.isOpened(made.link(), proof.replaceFirst("^\\d", "9")))
                .isFalse();
        for (String forged : List.of("", ".", "x.y", "99999999999.", "999999999999999999999.A")) {
            assertThat(holders.isOpened(made.link(), forged)).as(forged).isFalse();
        }
        assertThat(holders.isOpened(made.link(), null)).isFalse();
        clock.advance(Duration.ofMinutes(31));
        assertThat(holders.isOpened(made.link(), proof)).isFalse();
    }

    @Test
    void wrong_years_lock_the_details_longer_each_time_and_in_the_end_for_good() {
        for (int left = 4; left > 0; left--) {
            assertThat(holders.answer(made.link(), 1901)).isEqualTo(new BirthYear.Wrong(left));
        }
        assertThat(holders.answer(made.link(), 1901)).isEqualTo(new BirthYear.Locked(Duration.ofMinutes(30)));
        assertThat(holders.answer(made.link(), born)).isInstanceOf(BirthYear.Locked.class);
        clock.advance(Duration.ofMinutes(30));
        wrong(4);
        assertThat(holders.answer(made.link(), 1901)).isEqualTo(new BirthYear.Locked(Duration.ofMinutes(60)));
        clock.advance(Duration.ofMinutes(60));
        wrong(4);

        assertThat(holders.answer(made.link(), 1901)).isEqualTo(new BirthYear.Closed());
        clock.advance(Duration.ofDays(2));
        assertThat(holders.answer(made.link(), born)).isEqualTo(new BirthYear.Closed());
    }

    @Test
    void many_guesses_at_once_are_no_way_round_the_lock() throws Exception {
        try (ExecutorService crowd = Executors.newFixedThreadPool(8)) {
            List<Future<BirthYear>> answers = IntStream.range(1920, 1960)
                    .filter(year -> year != born)
                    .mapToObj(year -> crowd.submit(() -> holders.answer(made.link(), year)))
                    .toList();
            long weighed = 0;
            for (Future<BirthYear> answer : answers) {
                weighed += answer.get() instanceof BirthYear.Wrong ? 1 : 0;
            }

            assertThat(weighed).isEqualTo(4);
        }
    }

    @Test
    void an_address_that_tries_many_tokens_waits_and_everybody_else_does_not() {
        for (int i = 0; i < 30; i++) {
            assertThat(holders.open(NOBODYS, "192.0.2.1")).isInstanceOf(Opening.Dead.class);
        }

        assertThat(holders.open(NOBODYS, "192.0.2.1"))
                .isInstanceOfSatisfying(
                        Opening.TooMany.class,
                        many -> assertThat(many.pause()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(10)));
        assertThat(holders.open(NOBODYS, "192.0.2.2")).isInstanceOf(Opening.Dead.class);
        assertThat(holders.open(made.token(), "192.0.2.1"))
                .as("the holder of a link, from the same address")
                .isInstanceOf(Opening.Open.class);
        clock.advance(Duration.ofMinutes(10));
        assertThat(holders.open(NOBODYS, "192.0.2.1")).isInstanceOf(Opening.Dead.class);
    }

    @Test
    void addresses_of_one_ipv6_network_count_as_one() {
        for (int i = 0; i < 30; i++) {
            holders.open(NOBODYS, "2001:db8:1:2::" + i);
        }

        assertThat(holders.open(NOBODYS, "2001:db8:1:2:ffff::1")).isInstanceOf(Opening.TooMany.class);
        assertThat(holders.open(NOBODYS, "2001:db8:1:3::1")).isInstanceOf(Opening.Dead.class);
    }

    private void wrong(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(holders.answer(made.link(), 1901)).isInstanceOf(BirthYear.Wrong.class);
        }
    }

    private Debt bill() {
        return new Debt(Debt.Kind.INVOICE, invoice.id().value());
    }
}
