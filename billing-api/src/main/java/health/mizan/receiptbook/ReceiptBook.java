package health.mizan.receiptbook;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gives each payment its receipt, once, and opens receipts for whoever holds their address. */
@Service
public class ReceiptBook {

    /** Whoever opens a receipt by its address alone: nobody knows more of them. */
    private static final Caller HOLDER = new Caller.Self("receipt-address");

    private final ReceiptStore store;
    private final ReceiptReading reading;
    private final ReceiptIssuing issuing;
    private final Audit audit;
    private final Tx tx;

    ReceiptBook(ReceiptStore store, ReceiptReading reading, ReceiptIssuing issuing, Audit audit, Tx tx) {
        this.store = store;
        this.reading = reading;
        this.issuing = issuing;
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * In the open transaction; the same operation gets the same receipt. The caller holds a lock on what the operation is
     * about, and takes the number as late as can be.
     */
    public Entry issue(Taken taken) {
        Tx.requireOpen();
        return store.ofOperation(taken.operation()).orElseGet(() -> issuing.issue(taken));
    }

    /** For Mizan's own use; empty in the moment between the payment and its receipt. */
    public Optional<Entry> ofOperation(OperationId operation) {
        return store.ofOperation(operation);
    }

    /** For Mizan's own use, oldest first. */
    public List<Entry> under(PaymentOrderId order) {
        return store.under(order);
    }

    /** Newest first, of patients in the caller's sight; of one patient, or of all. */
    public Page<Entry> list(Caller caller, @Nullable PatientId patient, PageRequest page) {
        return tx.get(() -> {
            if (patient != null) {
                audit.record(
                        caller, Act.done("receipt.listed", "patient", patient).about(patient));
            }
            return Page.of(
                    store.page(caller, patient, page),
                    page.limit(),
                    entry -> new Cursor(entry.issuedAt(), entry.id().value()));
        });
    }

    /**
     * As whoever holds the address sees it: how much was paid and how, not for whom nor for which services.
     *
     * @return empty for an address that nobody was given
     */
    public Optional<Receipt> open(String address) {
        return tx.get(() -> found(address).map(entry -> {
            read(HOLDER, entry);
            return reading.covered(entry);
        }));
    }

    /**
     * With the services, but no name, if the receipt is for a debt of which the holder of a link has shown to know more;
     * else as {@link #open(String)}.
     */
    public Optional<Receipt> open(Caller holder, Debt known, String address) {
        return tx.get(() -> found(address).map(entry -> {
            read(holder, entry);
            return store.isFor(entry, known) ? reading.nameless(entry) : reading.covered(entry);
        }));
    }

    /** In full for one who sees the visit; else as {@link #open(String)}. */
    public Optional<Receipt> open(Caller caller, String address) {
        return tx.get(() -> found(address).map(entry -> {
            read(caller, entry);
            return store.sees(caller, entry.id()) ? reading.full(entry) : reading.covered(entry);
        }));
    }

    private Optional<Entry> found(String address) {
        return Addresses.isOne(address) ? store.byAddress(address) : Optional.empty();
    }

    private void read(Caller caller, Entry entry) {
        audit.record(caller, Act.done("receipt.read", "receipt", entry.id()).about(entry.patient()));
    }
}
