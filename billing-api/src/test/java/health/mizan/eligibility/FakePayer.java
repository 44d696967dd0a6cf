package health.mizan.eligibility;

import static health.mizan.testing.Fixtures.sar;

import health.mizan.beats.Answer;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.parties.PayerId;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import health.mizan.tx.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A payer that says what a test wants it to, and remembers what it was asked. */
public final class FakePayer implements PayerEligibility {

    /** Nobody may find this in a log, an event or a table. */
    public static final String CANARY = "CANARY-OF-THE-PAYER";

    private final List<EligibilityEnquiry> asked = Collections.synchronizedList(new ArrayList<>());
    private Answer<EligibilityAnswer> says = new Answer.Done<>(covered());
    private Optional<PayerId> stranger = Optional.empty();

    public static EligibilityAnswer covered() {
        return new EligibilityAnswer(
                "NAJD-E-1",
                Standing.ELIGIBLE,
                true,
                List.of(
                        new Benefit(
                                Benefit.Kind.COPAY_PERCENT,
                                null,
                                NetworkSide.IN_NETWORK,
                                CostRule.Per.VISIT,
                                null,
                                null,
                                2000),
                        new Benefit(
                                Benefit.Kind.COPAY_MAXIMUM,
                                null,
                                NetworkSide.IN_NETWORK,
                                CostRule.Per.VISIT,
                                sar("75"),
                                sar("0"),
                                null)),
                CANARY);
    }

    public void says(Answer<EligibilityAnswer> answer) {
        says = answer;
    }

    public void doesNotServe(PayerId payer) {
        stranger = Optional.of(payer);
    }

    public List<EligibilityEnquiry> asked() {
        return List.copyOf(asked);
    }

    @Override
    public boolean serves(PayerId payer) {
        return !stranger.equals(Optional.of(payer));
    }

    @Override
    public Answer<EligibilityAnswer> ask(EligibilityEnquiry enquiry) {
        Tx.requireNone();
        asked.add(enquiry);
        return says;
    }
}
