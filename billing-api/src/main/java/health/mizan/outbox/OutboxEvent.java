package health.mizan.outbox;

/**
 * Something that has happened. Implemented by records that carry ids, amounts, codes and times, never names or findings:
 * {@code @EventName("invoice.issued") public record InvoiceIssued(InvoiceId invoice) implements OutboxEvent}.
 */
public interface OutboxEvent {

    /** Derived from the record's components; not stored in its payload. */
    Subject subject();
}
