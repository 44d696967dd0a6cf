package health.mizan.sight;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.alarms.PaymentAlarm;
import health.mizan.alarms.PaymentAlarms;
import health.mizan.billquestions.BillQuestion;
import health.mizan.billquestions.BillQuestions;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimId;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.Claims;
import health.mizan.discoveries.Discoveries;
import health.mizan.discoveries.Discovery;
import health.mizan.discoveries.DiscoveryDraft;
import health.mizan.discoveries.DiscoveryId;
import health.mizan.masterdata.Saved;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.Debt;
import health.mizan.persons.Identifier;
import health.mizan.remarks.Remark;
import health.mizan.testing.Organisation;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a golden case leaves none of: an alarm, a question, an answer and a price that somebody must look at. */
final class DoubtfulObjects {

    private final BeanFactory beans;
    private final JdbcClient owner;
    private final Map<String, String> all;

    /** @param walked whose patient and site they are about */
    DoubtfulObjects(BeanFactory beans, JdbcClient owner, Map<String, String> walked) {
        this.beans = beans;
        this.owner = owner;
        this.all = new HashMap<>(walked);
        Claim claim = the(Claims.class).require(new ClaimId(id("claim")));
        all.put("answer", answer(claim).toString());
        all.put("question", question(claim).toString());
        all.put("alarm", alarm().toString());
        all.put("price-exception", missingPrice().toString());
        all.put("discovery", discovery().toString());
    }

    Map<String, String> all() {
        return Map.copyOf(all);
    }

    private DiscoveryId discovery() {
        Saved<Discovery> asked = the(Discoveries.class)
                .ask(
                        new Caller.Staff("desk-of-the-matrix", Set.of(Role.FRONT_DESK), Set.of("RUH")),
                        new DiscoveryDraft(Identifier.PASSPORT, "MATRIX0001", "", "NAJD", "RUH"));
        return Organisation.done(asked).id();
    }

    /** Twice of everything: nobody takes that without looking. */
    private UUID answer(Claim claim) {
        Claims claims = the(Claims.class);
        ClaimSubmission sent =
                claims.message(claims.submissions(claim.id()).getLast().id()).orElseThrow();
        ClaimReply reply =
                BookedPayer.decided("MATRIX-" + claim.id(), the(Clock.class).instant(), sent, DoubtfulObjects::twice);
        claims.answered(sent.id(), reply);
        return claims.hearings(claim.id()).getLast().id();
    }

    private static LineDecision twice(ClaimSubmission.Line line) {
        Money zero = Money.zero(line.net().currency());
        Money much = line.net().times(2);
        return new LineDecision(line.sequence(), Verdict.APPROVED, much, much, zero, zero, null, false);
    }

    private UUID question(Claim claim) {
        BillQuestions questions = the(BillQuestions.class);
        UUID form = questions.next();
        questions.ask(
                new Caller.Self("matrix." + form),
                form,
                new BillQuestions.About(
                        new Debt(Debt.Kind.CASE, claim.financialCase().value()), claim.patient(), claim.facility()),
                BillQuestion.Kind.QUESTION,
                "Whose is this?");
        return form;
    }

    private UUID alarm() {
        String reference = "matrix-" + UUID.randomUUID();
        the(Tx.class).run(() -> the(PaymentAlarms.class)
                .raise(
                        PaymentAlarm.Kind.MISMATCH,
                        reference,
                        new AttemptId(id("attempt")),
                        List.of(Remark.quoting(Remark.Kind.AMOUNT_DIFFERS, reference))));
        return owner.sql("select id from billing.payment_alarm where reference = :reference")
                .param("reference", reference)
                .query(UUID.class)
                .single();
    }

    /** Of a service of which nobody else misses the price. */
    private UUID missingPrice() {
        UUID id = UUID.randomUUID();
        owner.sql("""
                        insert into billing.price_exception
                            (id, facility_id, service_id, reason, first_on, last_on, raised_at)
                        select :id, f.id, s.id, 'no-price', date '2026-01-01', date '2026-01-01', now()
                          from billing.facility f, billing.service s
                         where f.code = 'RUH'
                           and not exists (select from billing.price_exception e
                                            where e.facility_id = f.id and e.service_id = s.id)
                         order by s.code limit 1
                        """).param("id", id).update();
        return id;
    }

    private UUID id(String kind) {
        return UUID.fromString(all.get(kind));
    }

    private <T> T the(Class<T> facade) {
        return beans.getBean(facade);
    }
}
