package health.mizan.claims;

import static health.mizan.testing.Organisation.done;

import health.mizan.access.Caller;
import health.mizan.adjudications.Adjudications;
import health.mizan.cases.CaseId;
import health.mizan.crypto.BlindIndex;
import health.mizan.crypto.FieldCipher;
import health.mizan.crypto.FieldKeys;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterDraft;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.Invoices;
import health.mizan.invoices.KeptOpen;
import health.mizan.ledger.Account;
import health.mizan.ledger.Ledger;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import health.mizan.outbox.Kicks;
import health.mizan.outbox.Subscribers;
import health.mizan.parties.PatientId;
import health.mizan.paylinks.BegunPayments;
import health.mizan.paylinks.PayLink;
import health.mizan.relay.TestRelay;
import health.mizan.sweeping.Sweep;
import health.mizan.sweeping.SweepGroup;
import health.mizan.testing.Eventually;
import health.mizan.testing.TestClock;
import health.mizan.testing.Visits;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the confirmed service to the ledger, with a payer of the test's and without the process engine. */
public final class ClaimWorld implements AutoCloseable {

    public static final Currency SAR = Currency.getInstance("SAR");

    private static final FieldKeys KEYS = new FieldKeys("test", Map.of("test", secret("field")), secret("index"));

    public final Visits visits;
    private final JdbcClient sql;
    private final TestRelay relay;
    private final Tx tx;

    public ClaimWorld(DataSource source, JdbcClient sql, Tx tx, PayerClaims payer) {
        this.sql = sql;
        this.tx = tx;
        this.visits = new Visits(
                source,
                TestClock.at("2026-05-04T08:00:00Z"),
                beans -> {
                    beans.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
                    beans.registerBean(PayerClaims.class, () -> payer);
                    // No gateway is here, and nothing that it could leave in doubt.
                    beans.registerBean(BegunPayments.class, NothingBegun::new);
                    // The same in every process, for one may die and another must read what it wrote.
                    beans.registerBean(FieldCipher.class, () -> FieldCipher.of(KEYS));
                    beans.registerBean(BlindIndex.class, () -> BlindIndex.of(KEYS));
                    // A command of the running application, which audits seals that tests do not make.
                    beans.removeBeanDefinition("ledgerCommand");
                },
                "beats",
                "ledger",
                "eligibility",
                "numbering",
                "bills",
                "billchecks",
                "submissions",
                "invoices",
                "adjudications",
                "claims",
                "billing",
                "payments",
                "paylinks",
                "linkholders",
                "billquestions",
                "receiptbook",
                "receipts",
                "denials",
                "followups",
                "duedates",
                "figures");
        this.relay = TestRelay.on(sql, tx, the(Subscribers.class), the(Kicks.class));
    }

    private static String secret(String name) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public ClaimWorld open() {
        visits.withGoldenCase();
        startRelay();
        return this;
    }

    void startRelay() {
        relay.start();
    }

    /** Does once what the sweeper does all the time; what is noted counts as overdue. */
    void takeUpOverdueCalls(JdbcClient owner) {
        owner.sql("update billing.remote_call set due_at = now() where due_at is not null")
                .update();
        the(SweepGroup.class).sweeps().stream()
                .filter(sweep -> sweep.name().equals("beats.payer.claim"))
                .forEach(Sweep::sweep);
    }

    public <T> T the(Class<T> facade) {
        return visits.the(facade);
    }

    public Claims claims() {
        return the(Claims.class);
    }

    public Invoices invoices() {
        return the(Invoices.class);
    }

    /** A finished visit of a Silver member: GP visit, full blood count, HbA1c. */
    public CaseId confirmed(String... services) {
        Encounter visit = visits.visit(visits.member());
        return confirmed(visit, services);
    }

    public CaseId selfPaying(String... services) {
        return confirmed(visits.visit(visits.somebody()), services);
    }

    private CaseId confirmed(Encounter visit, String... services) {
        CaseId id = visits.caseOf(visit);
        for (String service : services) {
            visits.ordered(id, service, "performed");
        }
        Encounter.Emr emr = visit.emr();
        EncounterDraft finished = Visits.told(visit.patient(), emr.value(), "finished", Visits.MORNING.plusSeconds(60));
        done(visits.encounters().record(Visits.HOSPITAL, diagnosed(finished)));
        return id;
    }

    private static EncounterDraft diagnosed(EncounterDraft draft) {
        return new EncounterDraft(
                draft.emr(),
                draft.opened(),
                draft.patient(),
                draft.facility(),
                draft.practitioner(),
                draft.kind(),
                draft.state(),
                draft.from(),
                draft.to(),
                draft.changed(),
                List.of(new EncounterDraft.Diagnosis("http://hl7.org/fhir/sid/icd-10-am", "E11.9", "principal")));
    }

    public CaseId golden() {
        return confirmed("DS-100", "DS-201", "DS-202");
    }

    public ClaimId draftOf(CaseId id) {
        Eventually.until("the claim is drafted", () -> claims().ofCase(id).isPresent());
        return claims().ofCase(id).orElseThrow().id();
    }

    public ClaimId ready(CaseId id) {
        ClaimId claim = draftOf(id);
        claims().scrub(claim);
        return claim;
    }

    /** Checks and submits, and waits until the claim is in this state. */
    public ClaimId submitted(CaseId id, ClaimState until) {
        ClaimId claim = ready(id);
        tx.run(() -> claims().submit(claim));
        await(claim, until);
        return claim;
    }

    public void await(ClaimId claim, ClaimState state) {
        Eventually.until("the claim is " + state, () -> claims().require(claim).state() == state);
    }

    public Invoice invoiceOf(CaseId id) {
        Eventually.until("there is an invoice", () -> invoices().ofCase(id).isPresent());
        return invoices().ofCase(id).orElseThrow();
    }

    /** Debits less credits of the payer's or the patient's share. */
    public Money balance(Account account, Claim claim) {
        Party party = account.holder() == Account.Holder.PATIENT ? Party.of(claim.patient()) : Party.of(claim.payer());
        return the(Ledger.class).balance(account, party, SAR);
    }

    public Money balance(Account account, PatientId patient) {
        return the(Ledger.class).balance(account, Party.of(patient), SAR);
    }

    Adjudications adjudications() {
        return the(Adjudications.class);
    }

    public ClaimSubmission lastMessage(ClaimId claim) {
        return claims().message(claims().submissions(claim).getLast().id()).orElseThrow();
    }

    public List<String> events(String kind, Object id) {
        return sql.sql("select type from outbox_event where subject_kind = :kind and subject_id = :id order by"
                        + " position")
                .param("kind", kind)
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        relay.stop();
        KeptOpen.agrees(sql, invoices());
        visits.close();
    }

    private static final class NothingBegun implements BegunPayments {

        @Override
        public boolean inDoubt(PayLink link) {
            return false;
        }

        @Override
        public void close(Caller caller, PayLink link) {}
    }
}
