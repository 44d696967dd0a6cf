package health.mizan.receiptbook;

import health.mizan.access.Caller;
import health.mizan.cases.CaseId;
import health.mizan.masterdata.Codes;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.payments.Debt;
import health.mizan.payments.OperationId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.web.Cursor;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceiptStore {

    private static final String SEEN = """
             from receipt r join facility f on f.id = r.facility_id join patient p on p.id = r.patient_id where
            """;

    private final JdbcClient sql;
    private final Sights sights;

    ReceiptStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    void insert(Entry entry) {
        sql.sql("""
                        insert into receipt (id, address, number, operation_id, order_id, case_id, patient_id, facility_id,
                            amount_minor, currency, issued_at)
                        values (:id, :address, :number, :operation, :order, :case, :patient, :facility, :amount, :currency,
                            :at)
                        """)
                .param("id", entry.id().value())
                .param("address", entry.address())
                .param("number", entry.number())
                .param("operation", entry.operation().value())
                .param("order", entry.order().value())
                .param("case", entry.financialCase().value())
                .param("patient", entry.patient().value())
                .param("facility", entry.facility().value())
                .param("amount", entry.amount().minor())
                .param("currency", entry.amount().currency().getCurrencyCode())
                .param("at", entry.issuedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Entry> ofOperation(OperationId operation) {
        return sql.sql("select * from receipt where operation_id = :operation")
                .param("operation", operation.value())
                .query(ReceiptStore::entry)
                .optional();
    }

    Optional<Entry> byAddress(String address) {
        return sql.sql("select * from receipt where address = :address")
                .param("address", address)
                .query(ReceiptStore::entry)
                .optional();
    }

    List<Entry> under(PaymentOrderId order) {
        return sql.sql("select * from receipt where order_id = :order order by position")
                .param("order", order.value())
                .query(ReceiptStore::entry)
                .list();
    }

    boolean isFor(Entry entry, Debt debt) {
        return sql.sql("""
                        select exists (select from payment_order
                                        where id = :order and debt_kind = :kind and debt_id = :debt)
                        """)
                .param("order", entry.order().value())
                .param("kind", Codes.code(debt.kind()))
                .param("debt", debt.id())
                .query(Boolean.class)
                .single();
    }

    boolean sees(Caller caller, ReceiptId id) {
        return sql.sql("select exists (select " + SEEN + "r.id = :id and " + Sight.VISIT_SQL + ")")
                .param("id", id.value())
                .params(sights.of(caller).params())
                .query(Boolean.class)
                .single();
    }

    /** Newest first; the cursor is the last one shown. */
    List<Entry> page(Caller caller, @Nullable PatientId patient, PageRequest page) {
        return sql.sql("select r.*" + SEEN + """
                        (:patient::uuid is null or r.patient_id = :patient)
                        and (:first or (r.issued_at, r.id) < (:at, :id)) and
                        """ + Sight.VISIT_SQL
                        + " order by r.issued_at desc, r.id desc limit :rows")
                .param("patient", patient == null ? null : patient.value())
                .param("first", page.after().equals(Cursor.START))
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("rows", page.limit() + 1)
                .params(sights.of(caller).params())
                .query(ReceiptStore::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new ReceiptId(row.getObject("id", UUID.class)),
                row.getString("address"),
                row.getString("number"),
                new OperationId(row.getObject("operation_id", UUID.class)),
                new PaymentOrderId(row.getObject("order_id", UUID.class)),
                new CaseId(row.getObject("case_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                Money.ofMinor(row.getLong("amount_minor"), row.getString("currency")),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
