package health.mizan.receiptbook;

import health.mizan.access.Caller;
import health.mizan.facilities.Facilities;
import health.mizan.facilities.Facility;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.persons.Identifier;
import health.mizan.receiptbook.Receipt.Bill;
import health.mizan.receiptbook.Receipt.Who;
import health.mizan.receiptbook.ReceiptFactStore.Payment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a receipt says. */
@Component
class ReceiptReading {

    /** The names are drawn for the document, after it was settled who may see it. */
    private static final Caller PRINTER = new Caller.Self("receipt");

    private final ReceiptFactStore facts;
    private final Facilities facilities;
    private final Patients patients;

    ReceiptReading(ReceiptFactStore facts, Facilities facilities, Patients patients) {
        this.facts = facts;
        this.facilities = facilities;
        this.patients = patients;
    }

    Receipt full(Entry entry) {
        Facility site = facilities.find(entry.facility()).orElseThrow();
        return receipt(entry, site, who(entry, site), bill(entry, true));
    }

    /** With services, without names. */
    Receipt nameless(Entry entry) {
        Facility site = facilities.find(entry.facility()).orElseThrow();
        return receipt(entry, site, null, bill(entry, true));
    }

    /** Without names and services. */
    Receipt covered(Entry entry) {
        Facility site = facilities.find(entry.facility()).orElseThrow();
        return receipt(entry, site, null, bill(entry, false));
    }

    private Receipt receipt(Entry entry, Facility site, @Nullable Who who, @Nullable Bill bill) {
        Payment payment = facts.payment(entry);
        return new Receipt(entry, site, payment.at(), payment.visit(), payment.means(), who, bill, payment.refunded());
    }

    private @Nullable Bill bill(Entry entry, boolean named) {
        return facts.bill(entry, named ? facts.lines(entry) : List.of()).orElse(null);
    }

    private Who who(Entry entry, Facility site) {
        Patient patient = patients.find(PRINTER, entry.patient()).orElseThrow();
        var name = patient.details().person().name();
        return new Who(
                name.arabic(),
                name.latin(),
                patient.details().identifiers().stream()
                        .findFirst()
                        .map(Identifier::value)
                        .orElse(null),
                patient.registrations().stream()
                        .filter(file -> file.facility().equals(site.code()))
                        .findFirst()
                        .map(Patient.Registration::fileNumber)
                        .orElse(null));
    }
}
