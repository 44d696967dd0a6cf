package health.mizan.portal.receipts;

import health.mizan.facilities.Address;
import health.mizan.facilities.Facility;
import health.mizan.money.Money;
import health.mizan.parties.Phi;
import health.mizan.portal.kit.Qr;
import health.mizan.portal.kit.When;
import health.mizan.portal.pages.Language;
import health.mizan.portal.pages.Pages;
import health.mizan.portal.receipts.ReceiptSheet.Row;
import health.mizan.portal.receipts.ReceiptSheet.Service;
import health.mizan.receiptbook.Receipt;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays receipts out. */
@Component
class ReceiptSheets {

    private static final int SHOWN = 4;

    private final Pages pages;

    ReceiptSheets(Pages pages) {
        this.pages = pages;
    }

    /** @param address where this receipt is found again */
    ReceiptSheet sheet(Receipt receipt, String address) {
        Facility site = receipt.site();
        return new ReceiptSheet(
                new Both(site.nameEn(), site.nameAr()),
                site(site),
                both("receipt.title"),
                receipt.entry().number(),
                facts(receipt),
                services(receipt),
                words(),
                sums(receipt),
                notes(receipt),
                address,
                Qr.of(address));
    }

    private List<String> site(Facility site) {
        Address at = site.address();
        List<String> lines = new ArrayList<>();
        String where = joined(at.buildingNumber(), at.street(), at.district(), at.city(), at.postalCode());
        if (!where.isEmpty()) {
            lines.add(where);
        }
        return lines;
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(Objects::nonNull)
                .reduce((one, next) -> one + ", " + next)
                .orElse("");
    }

    private List<Row> facts(Receipt receipt) {
        List<Row> rows = new ArrayList<>();
        ZonedDateTime at = receipt.takenAt().atZone(receipt.site().timeZone());
        rows.add(plain("receipt.number", receipt.entry().number()));
        rows.add(plain("receipt.date", When.stamp(at)));
        rows.add(plain("receipt.hijri", When.hijriNumbers(at.toLocalDate())));
        add(rows, "receipt.vat-number", receipt.site().vatNumber());
        Receipt.Who who = receipt.who();
        if (who != null) {
            List<String> names = Stream.of(who.arabic(), who.latin())
                    .filter(Objects::nonNull)
                    .map(Phi::reveal)
                    .toList();
            rows.add(new Row(both("receipt.patient"), new Cell.Names(names), false));
            String identifier = reveal(who.identifier());
            add(rows, "receipt.identifier", identifier == null ? null : covered(identifier));
            add(rows, "receipt.file", reveal(who.file()));
        }
        rows.add(plain("receipt.visit", receipt.visit().toString()));
        Receipt.Bill bill = receipt.bill();
        if (bill != null) {
            rows.add(plain("receipt.invoice", bill.number()));
        }
        means(receipt.means(), rows);
        return rows;
    }

    private void means(Receipt.Means means, List<Row> rows) {
        rows.add(new Row(both("receipt.method"), new Cell.Words(both("receipt.method." + means.how())), false));
        String scheme = means.scheme();
        String lastFour = means.lastFour();
        if (lastFour != null) {
            rows.add(plain("receipt.card", "•••• " + lastFour));
        }
        if (scheme != null && !scheme.equals(means.how())) {
            rows.add(plain("receipt.scheme", brand(scheme)));
        }
        add(rows, "receipt.slip", means.slip());
        add(rows, "receipt.reference", means.reference());
    }

    private List<Service> services(Receipt receipt) {
        Receipt.Bill bill = receipt.bill();
        return bill == null
                ? List.of()
                : bill.lines().stream()
                        .map(line -> new Service(
                                new Both(named(line.nameEn(), line.quantity()), named(line.nameAr(), line.quantity())),
                                line.servedOn().toString(),
                                line.sum()))
                        .toList();
    }

    private static String named(String name, int quantity) {
        return quantity == 1 ? name : name + " × " + quantity;
    }

    private List<Row> sums(Receipt receipt) {
        List<Row> rows = new ArrayList<>();
        Money now = receipt.entry().amount();
        Receipt.Bill bill = receipt.bill();
        if (bill == null) {
            rows.add(sum("receipt.now", now, true));
        } else {
            rows.add(sum("receipt.total", bill.total(), false));
            unlessZero(rows, "receipt.off", bill.off().negated());
            unlessZero(rows, "receipt.payer", bill.payer().negated());
            unlessZero(rows, "receipt.denied", bill.denied().negated());
            rows.add(sum("receipt.tax", bill.tax(), false));
            unlessZero(rows, "receipt.corrected", bill.corrected());
            rows.add(sum("receipt.own", bill.own(), true));
            unlessZero(rows, "receipt.before", bill.before());
            rows.add(sum("receipt.now", now, true));
            rows.add(
                    bill.left().isNegative()
                            ? sum("receipt.credit", bill.left().negated(), false)
                            : sum("receipt.left", bill.left(), false));
        }
        Money held = receipt.means().setAside();
        if (held != null) {
            rows.add(sum("receipt.held", held, false));
        }
        unlessZero(rows, "receipt.refunded", receipt.refunded());
        return rows;
    }

    private List<Both> notes(Receipt receipt) {
        List<Both> notes = new ArrayList<>();
        if (receipt.bill() == null) {
            notes.add(both("receipt.note.advance"));
        }
        if (receipt.means().setAside() != null) {
            notes.add(both("receipt.note.held"));
        }
        if (receipt.refunded().isPositive()) {
            notes.add(both("receipt.note.refunded"));
        }
        if (receipt.who() == null) {
            notes.add(both(receipt.isOfNamedServices() ? "receipt.note.nameless" : "receipt.note.covered"));
        }
        notes.add(both("receipt.note.not-tax"));
        return notes;
    }

    private ReceiptSheet.Words words() {
        return new ReceiptSheet.Words(
                both("receipt.services"),
                both("receipt.service"),
                both("receipt.day"),
                both("receipt.sum"),
                both("receipt.sums"),
                both("receipt.check"),
                both("receipt.check.how"));
    }

    private void add(List<Row> rows, String key, @Nullable String text) {
        if (text != null) {
            rows.add(plain(key, text));
        }
    }

    private void unlessZero(List<Row> rows, String key, Money money) {
        if (!money.isZero()) {
            rows.add(sum(key, money, false));
        }
    }

    private Row plain(String key, String text) {
        return new Row(both(key), new Cell.Plain(text), false);
    }

    private Row sum(String key, Money money, boolean strong) {
        return new Row(both(key), new Cell.Total(money), strong);
    }

    private Both both(String key) {
        return new Both(pages.text(Language.ENGLISH, key), pages.text(Language.ARABIC, key));
    }

    /** Such as {@code ••••••5672}; of a short number nothing is shown. */
    static String covered(String number) {
        int hidden = number.length() > SHOWN * 2 ? number.length() - SHOWN : number.length();
        return "•".repeat(hidden) + number.substring(hidden);
    }

    /** As its owners write it. */
    private static String brand(String scheme) {
        return switch (scheme) {
            case "visa" -> "Visa";
            case "mastercard" -> "Mastercard";
            case "amex" -> "American Express";
            default -> scheme;
        };
    }

    private static @Nullable String reveal(@Nullable Phi<String> phi) {
        return phi == null ? null : phi.reveal();
    }
}
