package health.mizan.workflows;

import static health.mizan.testing.Fixtures.sar;

import health.mizan.beats.Answer;
import health.mizan.claims.ClaimReply;
import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.claims.ClaimSubmission;
import health.mizan.claims.PayerClaims;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.EligibilityAnswer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.eligibility.EligibilityEnquiry;
import health.mizan.eligibility.PayerEligibility;
import health.mizan.money.Money;
import health.mizan.parties.PayerId;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payers that say what a test wants them to, and remember what they were asked. */
@Component
public class FakePayers implements PayerEligibility, PayerClaims {

    public final List<EligibilityEnquiry> enquiries = Collections.synchronizedList(new ArrayList<>());
    public final List<ClaimSubmission> submissions = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<EligibilityEnquiry, Answer<EligibilityAnswer>> onEnquiry = asked -> covered();
    private volatile Function<ClaimSubmission, Answer<ClaimReply>> onClaim = sent -> pended();

    public void onEnquiry(Function<EligibilityEnquiry, Answer<EligibilityAnswer>> says) {
        onEnquiry = says;
    }

    public void onClaim(Function<ClaimSubmission, Answer<ClaimReply>> says) {
        onClaim = says;
    }

    @Override
    public boolean serves(PayerId payer) {
        return true;
    }

    @Override
    public Answer<EligibilityAnswer> ask(EligibilityEnquiry enquiry) {
        enquiries.add(enquiry);
        return onEnquiry.apply(enquiry);
    }

    @Override
    public Answer<ClaimReply> submit(ClaimSubmission submission) {
        submissions.add(submission);
        return onClaim.apply(submission);
    }

    @Override
    public Answer<ClaimReply> inquire(ClaimSubmission submission) {
        return onClaim.apply(submission);
    }

    /** Silver: 20 percent, at most 75.00 a visit. */
    public static EligibilityAnswer silver() {
        return new EligibilityAnswer(
                "E-" + UUID.randomUUID(),
                Standing.ELIGIBLE,
                true,
                List.of(
                        benefit(Benefit.Kind.COPAY_PERCENT, null, 2000),
                        benefit(Benefit.Kind.COPAY_MAXIMUM, sar("75"), null)),
                null);
    }

    public static Answer<EligibilityAnswer> covered() {
        return new Answer.Done<>(silver());
    }

    public static Answer<ClaimReply> pended() {
        return new Answer.Done<>(new ClaimReply.Pended("P-" + UUID.randomUUID()));
    }

    /** All of it approved, 20 percent of it the patient's. */
    public static ClaimReply approved(ClaimSubmission sent, Instant issued) {
        return new ClaimReply.Decided(
                "D-" + UUID.randomUUID(),
                issued,
                sent.lines().stream().map(FakePayers::approved).toList(),
                null);
    }

    /** As {@link #approved} but for one service, which the payer refuses without making the member liable. */
    public static ClaimReply denied(ClaimSubmission sent, Instant issued, String service) {
        return new ClaimReply.Decided(
                "D-" + UUID.randomUUID(),
                issued,
                sent.lines().stream()
                        .map(line -> line.code().equals(service) ? denied(line) : approved(line))
                        .toList(),
                null);
    }

    private static LineDecision approved(ClaimSubmission.Line line) {
        Money share = new Money(line.net().minor() / 5, line.net().currency());
        Money zero = Money.zero(line.net().currency());
        return new LineDecision(
                line.sequence(), Verdict.APPROVED, line.net(), line.net().minus(share), zero, share, null, false);
    }

    private static LineDecision denied(ClaimSubmission.Line line) {
        Money zero = Money.zero(line.net().currency());
        return new LineDecision(line.sequence(), Verdict.DENIED, zero, zero, zero, zero, "MN-1-1", false);
    }

    private static Benefit benefit(Benefit.Kind kind, @Nullable Money allowed, @Nullable Integer basisPoints) {
        return new Benefit(kind, null, NetworkSide.IN_NETWORK, CostRule.Per.VISIT, allowed, null, basisPoints);
    }
}
