package health.mizan.portal.receipts;

import health.mizan.money.Money;
import health.mizan.portal.kit.Qr;
import java.util.List;

/**
 * A receipt as it is laid out, for the page and for the PDF alike.
 *
 * @param number  of the receipt, also its title
 * @param notes   sentences below the sums
 * @param address where it is found again, which the square repeats
 */
public record ReceiptSheet(
        Both provider,
        List<String> site,
        Both title,
        String number,
        List<Row> facts,
        List<Service> services,
        Words words,
        List<Row> sums,
        List<Both> notes,
        String address,
        Qr qr) {

    /** @param strong what the eye shall find first */
    public record Row(Both label, Cell cell, boolean strong) {}

    public record Service(Both name, String day, Money sum) {}

    /** Headings that both layouts need. */
    public record Words(Both services, Both service, Both day, Both sum, Both sums, Both check, Both checkHow) {}

    public ReceiptSheet {
        site = List.copyOf(site);
        facts = List.copyOf(facts);
        services = List.copyOf(services);
        sums = List.copyOf(sums);
        notes = List.copyOf(notes);
    }
}
