package health.mizan.receiptbook;

import java.util.UUID;

/** Our id of a receipt; payers know its number and its address. */
public record ReceiptId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
