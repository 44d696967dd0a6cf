package health.mizan.payments;

import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;

/**
 * An order as it is asked for.
 *
 * @param patient  whose debt it is, whoever pays
 * @param facility the site whose business it is
 * @param amount   to take, or with {@link PaymentOrder.Mode#DEFERRED} to hold
 */
public record OrderDraft(Debt debt, PatientId patient, FacilityId facility, Money amount, PaymentOrder.Mode mode) {}
