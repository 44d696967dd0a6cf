package health.mizan.frontdesk;

import health.mizan.eligibility.EligibilityCheck.CheckState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk reads of any question to an insurer: about a patient's cover, or about a number alone. */
public sealed interface InsurerSaid permits EligibilityCheckView, DiscoveryView {

    EligibilityCheckView.PayerName payer();

    CheckState state();

    /** Null until the payer has answered. */
    EligibilityCheckView.@Nullable Answered answer();

    /** What it means, apart by topic. */
    List<EligibilityCheckView.Said> sentences();

    Instant requestedAt();

    @Nullable
    Instant settledAt();
}
