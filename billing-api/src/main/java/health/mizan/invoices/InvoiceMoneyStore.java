package health.mizan.invoices;

import health.mizan.balances.Spread;
import health.mizan.charges.ChargeId;
import health.mizan.invoices.Invoice.Ground;
import health.mizan.invoices.Invoice.Note;
import health.mizan.invoices.Invoice.NoteKind;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What changed an invoice since it was issued. */
@Repository
class InvoiceMoneyStore {

    private final JdbcClient sql;

    InvoiceMoneyStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean knows(OperationId operation) {
        return sql.sql("select exists (select from invoice_money where operation_id = :operation)")
                .param("operation", operation.value())
                .query(Boolean.class)
                .single();
    }

    Optional<InvoiceId> paidUnder(PaymentOrderId order) {
        return sql.sql("""
                        select invoice_id from invoice_money where order_id = :order and amount_minor > 0
                         order by position desc limit 1
                        """)
                .param("order", order.value())
                .query(UUID.class)
                .optional()
                .map(InvoiceId::new);
    }

    long settledUnder(PaymentOrderId order) {
        return sql.sql("select coalesce(sum(amount_minor), 0) from invoice_money where order_id = :order")
                .param("order", order.value())
                .query(Long.class)
                .single();
    }

    void insert(InvoiceId invoice, Invoices.Paid paid) {
        sql.sql("""
                        insert into invoice_money (operation_id, order_id, invoice_id, amount_minor, applied_minor,
                            receipt_number, applied_at)
                        values (:operation, :order, :invoice, :amount, :applied, :receipt, :at)
                        """)
                .param("operation", paid.operation().value())
                .param("order", paid.order().value())
                .param("invoice", invoice.value())
                .param("amount", paid.amount().minor())
                .param("applied", paid.applied().minor())
                .param("receipt", paid.receipt())
                .param("at", paid.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Invoices.Paid> paid(InvoiceId invoice, Currency currency) {
        return sql.sql("select * from invoice_money where invoice_id = :invoice order by position")
                .param("invoice", invoice.value())
                .query((row, index) -> new Invoices.Paid(
                        new OperationId(row.getObject("operation_id", UUID.class)),
                        new PaymentOrderId(row.getObject("order_id", UUID.class)),
                        new Money(row.getLong("amount_minor"), currency),
                        new Money(row.getLong("applied_minor"), currency),
                        row.getString("receipt_number"),
                        row.getObject("applied_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Each charge of the invoice and its notes, with what is due and what was paid of it. */
    List<Spread.Line<ChargeId>> lines(InvoiceId invoice, Currency currency) {
        return sql.sql("""
                        with due as (
                            select charge_id, sequence, due_minor from invoice_line where invoice_id = :invoice
                            union all
                            select d.charge_id, null, d.delta_minor
                              from invoice_note n join invoice_note_line d on d.note_id = n.id
                             where n.invoice_id = :invoice),
                        paid as (
                            select charge_id, sum(paid_minor) as paid_minor from invoice_share
                             where invoice_id = :invoice group by charge_id)
                        select due.charge_id, sum(due.due_minor) as due_minor, coalesce(max(paid.paid_minor), 0) as paid_minor
                          from due left join paid using (charge_id)
                         group by due.charge_id order by min(due.sequence) nulls last, due.charge_id
                        """)
                .param("invoice", invoice.value())
                .query((row, index) -> new Spread.Line<>(
                        new ChargeId(row.getObject("charge_id", UUID.class)),
                        new Money(row.getLong("due_minor"), currency),
                        new Money(row.getLong("paid_minor"), currency)))
                .list();
    }

    void insertShares(InvoiceId invoice, UUID cause, Map<ChargeId, Money> shares) {
        shares.forEach((charge, share) -> sql.sql("""
                        insert into invoice_share (invoice_id, cause_id, charge_id, paid_minor)
                        values (:invoice, :cause, :charge, :paid)
                        """)
                .param("invoice", invoice.value())
                .param("cause", cause)
                .param("charge", charge.value())
                .param("paid", share.minor())
                .update());
    }

    /** @return the number of this move of the invoice's credit */
    int insertCredit(InvoiceId invoice, Money moved, Instant at) {
        return sql.sql("""
                        insert into invoice_credit (invoice_id, no, moved_minor, moved_at)
                        select :invoice, coalesce(max(no), 0) + 1, :moved, :at from invoice_credit where invoice_id = :invoice
                        returning no
                        """)
                .param("invoice", invoice.value())
                .param("moved", moved.minor())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    boolean hasNote(InvoiceId invoice, Ground ground, String about) {
        return sql.sql("""
                        select exists (select from invoice_note
                                        where invoice_id = :invoice and ground = :ground and about = :about)
                        """)
                .param("invoice", invoice.value())
                .param("ground", Codes.code(ground))
                .param("about", about)
                .query(Boolean.class)
                .single();
    }

    void insert(InvoiceId invoice, Note note, String by) {
        sql.sql("""
                        insert into invoice_note (id, invoice_id, number, kind, ground, about, noted_by, noted_at)
                        values (:id, :invoice, :number, :kind, :ground, :about, :by, :at)
                        """)
                .param("id", note.id())
                .param("invoice", invoice.value())
                .param("number", note.number())
                .param("kind", Codes.code(note.kind()))
                .param("ground", Codes.code(note.ground()))
                .param("about", note.about())
                .param("by", by)
                .param("at", note.at().atOffset(ZoneOffset.UTC))
                .update();
        note.changes().forEach((charge, change) -> sql.sql("""
                        insert into invoice_note_line (note_id, charge_id, delta_minor) values (:note, :charge, :delta)
                        """)
                .param("note", note.id())
                .param("charge", charge.value())
                .param("delta", change.minor())
                .update());
    }

    /** Their changes only when they are read: a second statement beside the first would take a second connection. */
    List<Note> notes(InvoiceId invoice, Currency currency) {
        List<Note> bare = sql.sql("select * from invoice_note where invoice_id = :invoice order by position")
                .param("invoice", invoice.value())
                .query((row, index) -> new Note(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        Codes.stored(NoteKind.class, row.getString("kind")),
                        Codes.stored(Ground.class, row.getString("ground")),
                        row.getString("about"),
                        Map.of(),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant()))
                .list();
        Map<UUID, Map<ChargeId, Money>> changes = bare.isEmpty() ? Map.of() : changes(invoice, currency);
        return bare.stream()
                .map(note -> note.with(changes.getOrDefault(note.id(), Map.of())))
                .toList();
    }

    private Map<UUID, Map<ChargeId, Money>> changes(InvoiceId invoice, Currency currency) {
        Map<UUID, Map<ChargeId, Money>> changes = new HashMap<>();
        sql.sql("""
                        select d.* from invoice_note n join invoice_note_line d on d.note_id = n.id
                         where n.invoice_id = :invoice
                        """).param("invoice", invoice.value()).query(row -> {
            changes.computeIfAbsent(row.getObject("note_id", UUID.class), first -> new HashMap<>())
                    .put(
                            new ChargeId(row.getObject("charge_id", UUID.class)),
                            new Money(row.getLong("delta_minor"), currency));
        });
        return changes;
    }
}
