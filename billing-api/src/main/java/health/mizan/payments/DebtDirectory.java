package health.mizan.payments;

import health.mizan.access.Caller;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import java.util.Optional;
import java.util.UUID;

/**
 * What another capability knows of the debts of one kind, so that nobody outside is asked to pay what is not owed. One
 * bean per kind, in the capability that owns the thing; payments know none of them. Without one, only Mizan itself opens
 * orders of the kind.
 */
public interface DebtDirectory {

    Debt.Kind kind();

    /** The debt as it stands; empty if there is none with this id in the caller's sight. */
    Optional<Owed> find(Caller caller, UUID id);

    /**
     * A debt.
     *
     * @param most what may be asked for at present: an invoice's open balance, a case's highest estimated share; zero if
     *     nothing is to be paid
     */
    record Owed(PatientId patient, FacilityId facility, Money most) {}
}
