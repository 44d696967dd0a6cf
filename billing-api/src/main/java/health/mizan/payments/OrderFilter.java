package health.mizan.payments;

import health.mizan.parties.PatientId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which orders a list is to show; null leaves a criterion out. */
public record OrderFilter(
        Debt.@Nullable Kind debtKind,
        @Nullable UUID debt,
        @Nullable PatientId patient,
        PaymentOrder.@Nullable State state) {}
