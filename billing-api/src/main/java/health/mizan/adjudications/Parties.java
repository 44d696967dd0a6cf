package health.mizan.adjudications;

import health.mizan.bills.Bill;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.util.Objects;

/** Whose shares a decision divides, and whose business it is. */
record Parties(FacilityId facility, PatientId patient, PayerId payer) {

    static Parties of(Bill bill) {
        return new Parties(
                bill.facility(),
                bill.patient(),
                Objects.requireNonNull(bill.cover(), "a claimed bill has a cover")
                        .payer());
    }
}
