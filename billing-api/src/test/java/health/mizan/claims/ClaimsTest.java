package health.mizan.claims;

import static health.mizan.claims.BookedPayer.NOON;
import static health.mizan.ledger.Account.CONTRACTUAL_ADJUSTMENT;
import static health.mizan.ledger.Account.DENIED_PENDING_DECISION;
import static health.mizan.ledger.Account.INSURER_RECEIVABLE;
import static health.mizan.ledger.Account.PATIENT_RECEIVABLE;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.beats.Answer;
import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.cases.CaseId;
import health.mizan.charges.Charge;
import health.mizan.charges.ChargeId;
import health.mizan.charges.ChargeState;
import health.mizan.claims.Claims.Submitting;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceState;
import health.mizan.ledger.Account;
import health.mizan.ledger.Ledger;
import health.mizan.masterdata.Saved;
import health.mizan.money.Money;
import health.mizan.pricing.Price;
import health.mizan.remarks.Remark;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.testing.Visits;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsTest extends DatabaseTest {

    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");

    private BookedPayer payer;
    private ClaimWorld world;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        payer = new BookedPayer(sql);
        world = new ClaimWorld(dataSource, sql, tx, payer).open();
    }

    @BeforeEach
    void asEver() {
        payer.decides(BookedPayer::golden);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void the_golden_case_is_posted_to_the_halala() {
        Map<Account, Money> before = books();
        CaseId id = world.golden();

        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        Claim posted = world.claims().post(claim);

        assertThat(posted.state()).isEqualTo(ClaimState.POSTED);
        assertThat(moved(before))
                .containsEntry(INSURER_RECEIVABLE, sar("142.80"))
                .containsEntry(PATIENT_RECEIVABLE, sar("35.70"))
                .containsEntry(CONTRACTUAL_ADJUSTMENT, sar("45.00"))
                .containsEntry(DENIED_PENDING_DECISION, sar("76.50"))
                .containsEntry(Account.SERVICE_REVENUE, sar("300.00").negated());
        Invoice invoice = world.invoiceOf(id);
        assertThat(invoice.open()).isEqualTo(sar("35.70"));
        assertThat(invoice.state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoice.number()).matches("RUH-2026-\\d{6}");
        assertThat(invoice.lines()).extracting(Invoice.Line::due).containsExactly(sar("25.50"), sar("10.20"), sar("0"));
        assertThat(world.visits.charges().ofCase(id)).extracting(Charge::state).containsOnly(ChargeState.BILLED);
        assertThat(world.events("claim", claim)).containsExactly("claim.drafted", "claim.answered", "claim.posted");
        assertThat(world.events("invoice", invoice.id())).containsExactly("invoice.issued");
    }

    @Test
    void posting_twice_at_once_posts_once() throws Exception {
        CaseId id = world.golden();
        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        Map<Account, Money> before = books();

        Together.times(8, i -> () -> world.claims().post(claim));

        assertThat(moved(before)).containsEntry(INSURER_RECEIVABLE, sar("142.80"));
        assertThat(world.events("claim", claim)).containsOnlyOnce("claim.posted");
    }

    @Test
    void two_billers_submit_at_once_and_one_message_goes_out() throws Exception {
        ClaimId claim = world.ready(world.golden());

        List<Submitting> both = Together.times(
                2, i -> () -> world.claims().submit(BILLER, claim).orElseThrow());

        assertThat(both).hasAtLeastOneElementOfType(Submitting.Done.class);
        assertThat(both).hasAtLeastOneElementOfType(Submitting.NotFromHere.class);
        assertThat(world.claims().submissions(claim)).hasSize(1);
    }

    @Test
    void a_case_has_one_live_claim_however_often_it_is_drafted() throws Exception {
        CaseId id = world.golden();
        ClaimId claim = world.draftOf(id);

        Together.times(4, i -> () -> tx.get(() -> world.claims().draft(id)));

        assertThat(world.claims().list(BILLER, filter(id), page()).items())
                .extracting(Claim::id)
                .containsExactly(claim);
    }

    @Test
    void a_payer_that_decides_again_moves_the_books_by_the_difference_and_the_invoice_by_notes() {
        CaseId id = world.golden();
        Map<Account, Money> before = books();
        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        world.claims().post(claim);
        ClaimSubmission message = world.lastMessage(claim);

        Claim now =
                world.claims().answered(message.id(), BookedPayer.allApproved("NAJD-2", NOON.plusSeconds(60), message));

        assertThat(now.state()).isEqualTo(ClaimState.POSTED);
        assertThat(moved(before))
                .containsEntry(INSURER_RECEIVABLE, sar("204.00"))
                .containsEntry(PATIENT_RECEIVABLE, sar("51.00"))
                .containsEntry(CONTRACTUAL_ADJUSTMENT, sar("45.00"))
                .containsEntry(DENIED_PENDING_DECISION, sar("0"))
                .containsEntry(Account.SERVICE_REVENUE, sar("300.00").negated());
        Invoice invoice = world.invoiceOf(id);
        assertThat(invoice.total()).isEqualTo(sar("35.70"));
        assertThat(invoice.open()).isEqualTo(sar("51.00"));
        assertThat(world.invoices().notes(invoice.id())).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Invoice.NoteKind.DEBIT);
            assertThat(note.total()).isEqualTo(sar("15.30"));
        });
    }

    @Test
    void what_could_not_be_sent_is_ready_again_and_says_why() {
        payer.neverHears(new Answer.Refused<>("closed for good"));
        CaseId id = world.golden();
        ClaimId claim = world.ready(id);
        world.claims().submit(BILLER, claim);
        world.await(claim, ClaimState.READY);
        Claim back = world.claims().require(claim);
        payer.decides(BookedPayer::golden);

        world.claims().submit(BILLER, claim);
        world.await(claim, ClaimState.DECIDED);

        assertThat(back.problems()).containsExactly(Remark.quoting(Remark.Kind.NOT_SENT, "closed for good"));
        assertThat(world.claims().submissions(claim)).hasSize(2);
        assertThat(world.lastMessage(claim).prior()).isNull();
    }

    @Test
    void a_claim_denied_whole_leaves_an_invoice_of_nothing() {
        Map<Account, Money> before = books();
        payer.decides(BookedPayer::allDenied);
        CaseId id = world.golden();

        world.claims().post(world.submitted(id, ClaimState.DECIDED));

        assertThat(moved(before))
                .containsEntry(DENIED_PENDING_DECISION, sar("255.00"))
                .containsEntry(CONTRACTUAL_ADJUSTMENT, sar("45.00"))
                .containsEntry(INSURER_RECEIVABLE, sar("0"));
        assertThat(world.invoiceOf(id).state()).isEqualTo(InvoiceState.BALANCED);
    }

    @Test
    void nothing_with_a_price_is_nothing_to_claim() {
        CaseId id = world.confirmed("DS-105");
        ClaimId claim = world.draftOf(id);

        Claims.Checked checked = world.claims().scrub(claim);

        assertThat(checked.mayGo()).isFalse();
        assertThat(checked.claim().state()).isEqualTo(ClaimState.HELD);
        assertThat(checked.findings()).extracting(Finding::rule).containsExactly("nothing-to-claim");
        assertThat(tx.get(() -> world.claims().submit(claim))).isInstanceOf(Submitting.NotFromHere.class);
    }

    @Test
    void later_corrections_do_not_rewrite_what_was_claimed() {
        CaseId id = world.golden();
        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        ClaimSubmission sent = world.lastMessage(claim);

        owner.sql("update billing.charge set list_minor = 99900, scheduled_minor = 99900 where case_id = :case")
                .param("case", id.value())
                .update();

        assertThat(world.lastMessage(claim)).isEqualTo(sent);
        assertThat(sent.lines())
                .extracting(ClaimSubmission.Line::net)
                .containsExactly(sar("127.50"), sar("51"), sar("76.50"));
        assertThat(sent.diagnoses().reveal())
                .extracting(ClaimSubmission.Diagnosis::code)
                .containsExactly("E11.9");
    }

    @Test
    void a_claim_that_is_called_off_gives_the_visits_charges_back() {
        CaseId id = world.golden();
        ClaimId claim = world.draftOf(id);
        ChargeId first = world.visits.charges().ofCase(id).getFirst().id();

        Saved<Charge> before = cancelled(first);
        boolean done = world.claims().cancel(BILLER, claim).orElseThrow();
        Saved<Charge> after = cancelled(first);

        assertThat(before).isInstanceOf(Saved.Conflict.class);
        assertThat(done).isTrue();
        assertThat(after).isInstanceOf(Saved.Changed.class);
    }

    @Test
    void a_line_of_several_costs_on_the_bill_what_the_estimate_said() {
        CaseId id = world.visits.memberCase();
        Charge charge = world.visits.ordered(id, "DS-201", "performed");
        world.visits.cases().confirmService(Visits.DESK, id);
        ClaimId claim = world.draftOf(id);
        owner.sql("""
                update billing.charge set quantity = 3, list_minor = 3335, scheduled_minor = 3335 where id = :id
                """).param("id", charge.id().value()).update();
        world.claims().recheck(BILLER, claim);

        Price.Line estimated =
                world.visits.charges().require(charge.id()).line().orElseThrow();

        assertThat(estimated.contract()).isEqualTo(sar("85.04"));
        assertThat(world.claims().lines(claim)).singleElement().satisfies(line -> {
            assertThat(line.submitted()).isEqualTo(estimated.contract());
            assertThat(line.list()).isEqualTo(estimated.list());
        });
    }

    @Test
    void the_site_of_the_service_sees_its_claim_with_or_without_a_file_and_who_works_elsewhere_has_none() {
        ClaimId claim = world.draftOf(world.golden());
        owner.sql("delete from billing.patient_registration where patient_id = (select patient_id from billing.claim"
                        + " where id = :claim)")
                .param("claim", claim.value())
                .update();

        assertThat(world.claims().find(BILLER, claim)).isPresent();
        assertThat(world.claims().find(Visits.DESK_OF_JEDDAH, claim)).isEmpty();
        assertThat(world.claims().submit(People.staff("b2", Role.BILLER, "JED"), claim))
                .isEmpty();
    }

    private Saved<Charge> cancelled(ChargeId id) {
        return world.visits
                .charges()
                .cancel(Visits.DESK, id, Charge.Cancelling.DUPLICATE)
                .orElseThrow();
    }

    private static Claims.Filter filter(CaseId id) {
        return new Claims.Filter(null, null, null, id.value(), null);
    }

    private static PageRequest page() {
        return PageRequest.of(null, 200);
    }

    private Map<Account, Money> books() {
        return Stream.of(
                        INSURER_RECEIVABLE,
                        PATIENT_RECEIVABLE,
                        CONTRACTUAL_ADJUSTMENT,
                        DENIED_PENDING_DECISION,
                        Account.SERVICE_REVENUE)
                .collect(Collectors.toMap(
                        account -> account, account -> world.the(Ledger.class).balance(account, ClaimWorld.SAR)));
    }

    private Map<Account, Money> moved(Map<Account, Money> before) {
        return books().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                .minus(before.get(each.getKey()))));
    }
}
