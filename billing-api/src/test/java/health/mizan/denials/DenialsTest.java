package health.mizan.denials;

import static health.mizan.claims.BookedPayer.NOON;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.cases.CaseId;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimState;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.ClaimWorld;
import health.mizan.denials.Denials.Choice;
import health.mizan.denials.Denials.Deciding;
import health.mizan.invoices.Invoice;
import health.mizan.ledger.Account;
import health.mizan.ledger.Ledger;
import health.mizan.money.Money;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Eventually;
import health.mizan.testing.People;
import health.mizan.testing.Together;
import health.mizan.web.PageRequest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DenialsTest extends DatabaseTest {

    private static final Caller BILLER = People.staff("biller", Role.BILLER, "RUH");
    private static final Caller FINANCE = People.staff("finance", Role.FINANCE, "RUH");
    private static final Choice WRITE_OFF = new Choice.WriteOff(Denial.Ground.NOT_COLLECTABLE, null);

    private BookedPayer payer;
    private ClaimWorld world;
    private Denials denials;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        payer = new BookedPayer(sql);
        world = new ClaimWorld(dataSource, sql, tx, payer).open();
        denials = world.the(Denials.class);
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
    void a_denied_line_waits_for_a_person_with_its_reason_and_a_deadline() {
        Denial denial = denied(posted(world.golden()));

        assertThat(denial.denied()).isEqualTo(sar("76.50"));
        assertThat(denial.reason()).isEqualTo("MN-1-1");
        assertThat(denial.state()).isEqualTo(DenialState.OPEN);
        assertThat(denial.decideBy()).hasToString("2026-06-03");
    }

    @Test
    void a_loss_is_approved_by_finance_and_leaves_the_denied_amounts() {
        Denial denial = denied(posted(world.golden()));
        Money pending = balance(Account.DENIED_PENDING_DECISION);
        Money lost = balance(Account.WRITE_OFF_BAD_DEBT);

        Deciding byBiller = decide(BILLER, denial, WRITE_OFF);
        Deciding byFinance = decide(FINANCE, denial, WRITE_OFF);

        assertThat(byBiller).isInstanceOf(Deciding.NotApproved.class);
        assertThat(byFinance).isInstanceOf(Deciding.Done.class);
        assertThat(balance(Account.DENIED_PENDING_DECISION)).isEqualTo(pending.minus(sar("76.50")));
        assertThat(balance(Account.WRITE_OFF_BAD_DEBT)).isEqualTo(lost.plus(sar("76.50")));
    }

    @Test
    void two_who_decide_at_once_decide_once() throws Exception {
        Denial denial = denied(posted(world.golden()));
        Money lost = balance(Account.WRITE_OFF_BAD_DEBT);

        List<Deciding> all = Together.times(6, i -> () -> decide(FINANCE, denial, WRITE_OFF));

        assertThat(all.stream().filter(Deciding.Done.class::isInstance)).hasSize(1);
        assertThat(balance(Account.WRITE_OFF_BAD_DEBT)).isEqualTo(lost.plus(sar("76.50")));
    }

    @Test
    void the_patient_is_billed_only_with_consent_and_by_a_debit_note() {
        CaseId id = world.golden();
        Denial denial = denied(posted(id));

        Deciding without = decide(BILLER, denial, new Choice.BillPatient(false, null));
        Deciding with = decide(BILLER, denial, new Choice.BillPatient(true, "agreed at the desk"));

        assertThat(without).isInstanceOf(Deciding.NotThePatients.class);
        assertThat(with).isInstanceOf(Deciding.Done.class);
        Invoice invoice = world.invoiceOf(id);
        assertThat(invoice.open()).isEqualTo(sar("112.20"));
        assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient())).isEqualTo(sar("112.20"));
    }

    @Test
    void when_the_payer_pays_after_all_what_was_billed_or_written_off_is_taken_back() {
        CaseId id = world.golden();
        ClaimId claim = posted(id);
        Denial denial = denied(claim);
        Money pending = balance(Account.DENIED_PENDING_DECISION);
        decide(BILLER, denial, new Choice.BillPatient(true, null));
        ClaimSubmission message = world.lastMessage(claim);

        world.claims().answered(message.id(), allApproved(message));
        Eventually.until("the denial is overtaken", () -> stateOf(denial) == DenialState.OVERTAKEN);

        Invoice invoice = world.invoiceOf(id);
        assertThat(invoice.open()).isEqualTo(sar("51.00"));
        assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient())).isEqualTo(sar("51.00"));
        assertThat(balance(Account.DENIED_PENDING_DECISION)).isEqualTo(pending.minus(sar("76.50")));
    }

    @Test
    void an_objection_in_vain_comes_back_as_work() {
        ClaimId claim = posted(world.golden());
        Denial denial = denied(claim);
        decide(BILLER, denial, new Choice.Appeal("letter of 4 May"));
        ClaimSubmission message = world.lastMessage(claim);
        ClaimReply.Decided same = BookedPayer.golden(message);

        world.claims()
                .answered(message.id(), new ClaimReply.Decided("NAJD-2", NOON.plusSeconds(60), same.lines(), null));

        Eventually.until("it is open again", () -> stateOf(denial) == DenialState.OPEN);
        assertThat(list(claim)).hasSize(1);
    }

    @Test
    void a_claim_sent_once_more_names_the_submission_it_replaces_and_its_decision_moves_the_difference() {
        CaseId id = world.golden();
        ClaimId claim = posted(id);
        Denial denial = denied(claim);
        ClaimSubmission first = world.lastMessage(claim);

        decide(BILLER, denial, new Choice.Resubmit(null));
        payer.decides(DenialsTest::allApproved);
        world.claims().scrub(claim);
        world.claims().submit(BILLER, claim);
        world.await(claim, ClaimState.DECIDED);
        world.claims().post(claim);
        Eventually.until("the denial is overtaken", () -> stateOf(denial) == DenialState.OVERTAKEN);

        assertThat(world.lastMessage(claim).prior()).isEqualTo(first.id());
        Invoice invoice = world.invoiceOf(id);
        assertThat(invoice.open()).isEqualTo(sar("51.00"));
        assertThat(world.balance(Account.PATIENT_RECEIVABLE, invoice.patient())).isEqualTo(sar("51.00"));
    }

    @Test
    void who_works_elsewhere_has_no_such_denial() {
        Denial denial = denied(posted(world.golden()));
        Caller elsewhere = People.staff("biller-2", Role.BILLER, "JED");

        assertThat(denials.find(BILLER, denial.id())).isPresent();
        assertThat(denials.find(elsewhere, denial.id())).isEmpty();
        assertThat(denials.decide(elsewhere, denial.id(), WRITE_OFF)).isEmpty();
    }

    private static ClaimReply.Decided allApproved(ClaimSubmission message) {
        return BookedPayer.allApproved("NAJD-2", NOON.plusSeconds(60), message);
    }

    private ClaimId posted(CaseId id) {
        ClaimId claim = world.submitted(id, ClaimState.DECIDED);
        world.claims().post(claim);
        return claim;
    }

    private Denial denied(ClaimId claim) {
        Eventually.until("the denial is raised", () -> !list(claim).isEmpty());
        return list(claim).getFirst();
    }

    private List<Denial> list(ClaimId claim) {
        return denials.list(BILLER, new Denials.Filter(null, null, claim.value()), PageRequest.of(null, 50))
                .items();
    }

    private DenialState stateOf(Denial denial) {
        return denials.find(BILLER, denial.id()).orElseThrow().state();
    }

    private Deciding decide(Caller caller, Denial denial, Choice choice) {
        return denials.decide(caller, denial.id(), choice).orElseThrow();
    }

    private Money balance(Account account) {
        return world.the(Ledger.class).balance(account, ClaimWorld.SAR);
    }
}
