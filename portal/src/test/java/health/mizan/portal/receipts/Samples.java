package health.mizan.portal.receipts;

import health.mizan.cases.CaseId;
import health.mizan.facilities.Address;
import health.mizan.facilities.Facility;
import health.mizan.masterdata.Status;
import health.mizan.money.Money;
import health.mizan.money.MoneyText;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.Phi;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.receiptbook.Entry;
import health.mizan.receiptbook.Receipt;
import health.mizan.receiptbook.ReceiptId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receipts to print. */
final class Samples {

    static final String ADDRESS = "https://pay.noor.example/ar/r/a-receipt-of-noor-now";

    private static final UUID ID = new UUID(0, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private Samples() {}

    static Receipt insured() {
        return receipt(
                new Receipt.Who(
                        Phi.of("نورة عبد الله الأحمد"),
                        Phi.of("Noura Abdullah Alahmad"),
                        Phi.of("1012346789"),
                        Phi.of("MRN-001234")),
                new Receipt.Means("card", "visa", "4242", null, "pay_8Qh2LmZ4", sar("500.00")),
                bill(List.of(
                        line("Neurology consultation", "استشارة طب الأعصاب", 1, "420.00"),
                        line("Full blood count", "تعداد دم كامل", 2, "240.00"),
                        line("Brain MRI", "رنين مغناطيسي للدماغ", 1, "1240.00"))),
                sar("50.00"));
    }

    static Receipt deposit() {
        return receipt(
                new Receipt.Who(Phi.of("زائر"), null, null, Phi.of("F-7")),
                new Receipt.Means("cash", null, null, "K-100-7", null, null),
                null,
                sar("0.00"));
    }

    static Receipt covered() {
        return receipt(
                null, new Receipt.Means("mada", "mada", "0012", null, "m-1", null), bill(List.of()), sar("0.00"));
    }

    /** What would be markup if anything took it for that, and characters that no document holds. */
    static Receipt hostile() {
        return receipt(
                new Receipt.Who(
                        Phi.of("\u202eنورة\u2069 \u0007\u0000"),
                        Phi.of("</fo:block><fo:external-graphic src=\"url(file:///etc/passwd)\"/>&xxe; ]]> \ufffe"),
                        Phi.of("\"'<>&"),
                        Phi.of("<!--")),
                new Receipt.Means("terminal", null, null, "<x>", null, null),
                bill(List.of(line("A & B <script>alert(1)</script>", "<أ>", 1, "1900.00"))),
                sar("0.00"));
    }

    /** What makes a picture of a file, if anything takes it for a picture: an XML document with an entity from outside. */
    static final String SVG = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY xxe SYSTEM \"file:///etc/passwd\">]>"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"file:///etc/passwd\"/>&xxe;</svg>";

    /** Of one whose names are these two. */
    static Receipt of(String arabic, String latin) {
        return receipt(
                new Receipt.Who(Phi.of(arabic), Phi.of(latin), Phi.of("1012346789"), Phi.of("F-8")),
                new Receipt.Means("cash", null, null, "K-100-8", null, null),
                null,
                sar("0.00"));
    }

    private static Receipt.Bill bill(List<Receipt.Line> lines) {
        return new Receipt.Bill(
                "RUH-2026-000017",
                3,
                lines,
                sar("1900.00"),
                sar("190.00"),
                sar("1330.00"),
                sar("0.00"),
                sar("0.00"),
                sar("0.00"),
                sar("380.00"),
                sar("100.00"),
                sar("180.00"));
    }

    private static Receipt.Line line(String en, String ar, int quantity, String sum) {
        return new Receipt.Line(en, ar, quantity, DAY, sar(sum));
    }

    private static Receipt receipt(
            Receipt.@Nullable Who who, Receipt.Means means, Receipt.@Nullable Bill bill, Money refunded) {
        Entry entry = new Entry(
                new ReceiptId(ID),
                ADDRESS.substring(ADDRESS.length() - 22),
                "RUH-R-2026-000042",
                new OperationId(ID),
                new PaymentOrderId(ID),
                new CaseId(ID),
                new PatientId(ID),
                new FacilityId(ID),
                sar("100.00"),
                Instant.parse("2026-11-18T11:05:00Z"));
        return new Receipt(entry, site(), entry.issuedAt(), DAY, means, who, bill, refunded);
    }

    private static Facility site() {
        return new Facility(
                new FacilityId(ID),
                "RUH",
                "Noor Hospital, Riyadh",
                "مستشفى نور، الرياض",
                ZoneId.of("Asia/Riyadh"),
                Currency.getInstance("SAR"),
                "300000000000003",
                new Address("RRRD2929", "2929", "King Fahd Road", "Al Olaya", "Riyadh", "12333", "SA"),
                Status.ACTIVE,
                1,
                Instant.EPOCH);
    }

    private static Money sar(String amount) {
        return MoneyText.parse(amount, "SAR");
    }
}
