package health.mizan.claims;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeState;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.remarks.Remark;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.web.PageRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders that come after the visit was confirmed. */
class LateServicesTest extends DatabaseTest {

    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");

    private ClaimWorld world;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_decided_claim_says_that_more_was_performed_and_is_sent_again_with_it() {
        CaseId id = world.golden();
        ClaimId claim = posted(id);
        Money revenue = revenue();
        world.visits.ordered(id, "DS-201", "performed");

        List<Remark> problems = world.claims().require(claim).problems();
        boolean listed = listed(claim);
        boolean restated = world.claims().restate(BILLER, claim).orElseThrow();
        sentAgain(claim);

        assertThat(problems).containsExactly(Remark.quoting(Remark.Kind.PERFORMED_SINCE, "1"));
        assertThat(listed).isTrue();
        assertThat(restated).isTrue();
        assertThat(world.lastMessage(claim).lines()).hasSize(4);
        assertThat(world.lastMessage(claim).prior()).isNotNull();
        assertThat(world.claims().require(claim).problems()).isEmpty();
        assertThat(revenue()).isEqualTo(revenue.minus(sar("60.00")));
        Invoice invoice = world.invoiceOf(id);
        assertThat(invoice.open()).isEqualTo(sar("45.90"));
        assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient())).isEqualTo(sar("45.90"));
        assertThat(world.visits.charges().ofCase(id)).extracting(Charge::state).containsOnly(ChargeState.BILLED);
        assertThat(world.claims().restate(BILLER, claim)).contains(false);
    }

    @Test
    void what_is_only_ordered_or_comes_while_the_payer_decides_waits() {
        CaseId id = world.golden();
        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        world.visits.ordered(id, "DS-201", "planned");

        boolean whileItDecides = world.claims().restate(BILLER, claim).orElseThrow();
        world.claims().post(claim);

        assertThat(whileItDecides).isFalse();
        assertThat(world.claims().require(claim).problems()).isEmpty();
        assertThat(world.claims().restate(BILLER, claim)).contains(false);
    }

    @Test
    void who_works_elsewhere_replaces_nothing() {
        CaseId id = world.golden();
        ClaimId claim = posted(id);
        world.visits.ordered(id, "DS-201", "performed");

        assertThat(world.claims().restate(People.staff("b2", Role.BILLER, "JED"), claim))
                .isEmpty();
        assertThat(world.claims().require(claim).state()).isEqualTo(ClaimState.POSTED);
    }

    private ClaimId posted(CaseId id) {
        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        world.claims().post(claim);
        return claim;
    }

    private void sentAgain(ClaimId claim) {
        world.claims().scrub(claim);
        tx.run(() -> world.claims().submit(claim));
        world.await(claim, ClaimState.DECIDED);
        world.claims().post(claim);
    }

    private boolean listed(ClaimId claim) {
        return world
                .claims()
                .list(BILLER, new Claims.Filter(null, null, null, null, true), PageRequest.of(null, 200))
                .items()
                .stream()
                .anyMatch(each -> each.id().equals(claim));
    }

    private Money revenue() {
        return world.the(Ledger.class).balance(Account.SERVICE_REVENUE, ClaimWorld.SAR);
    }
}
