package health.mizan.invoices;

import java.util.UUID;

/** One invoice to a patient. */
public record InvoiceId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
