package health.mizan.bills;

import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.facilities.PractitionerId;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BillStore {

    private final JdbcClient sql;
    private final BillSeal seal;

    BillStore(JdbcClient sql, BillSeal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    void insert(Bill bill) {
        Bill.Cover cover = bill.cover();
        Bill.TreatedBy by = bill.treatedBy();
        sql.sql("""
                        insert into bill (id, case_id, patient_id, facility_id, encounter_id, coverage_id, coverage_version,
                            payer_id, practitioner_id, licence_number, served_on, finished, currency, diagnoses, copied_at)
                        values (:id, :case, :patient, :facility, :encounter, :coverage, :version, :payer, :practitioner,
                            :licence, :served, :finished, :currency, :diagnoses, :at)
                        """)
                .param("id", bill.id().value())
                .param("case", bill.financialCase().value())
                .param("patient", bill.patient().value())
                .param("facility", bill.facility().value())
                .param("encounter", bill.encounter().value())
                .param("coverage", cover == null ? null : cover.id().value())
                .param("version", cover == null ? null : cover.version())
                .param("payer", cover == null ? null : cover.payer().value())
                .param("practitioner", by == null ? null : by.id().value())
                .param("licence", by == null ? null : by.licence())
                .param("served", bill.servedOn())
                .param("finished", bill.finished())
                .param("currency", bill.currency().getCurrencyCode())
                .param("diagnoses", seal.seal(bill.id(), bill.diagnoses()))
                .param("at", bill.copiedAt().atOffset(ZoneOffset.UTC))
                .update();
        insertLines(bill);
    }

    Optional<Bill> find(BillId id) {
        return sql.sql("select * from bill where id = :id")
                .param("id", id.value())
                .query(this::bill)
                .optional()
                // Not before: a second statement beside the first would take a second connection.
                .map(bill -> bill.with(lines(bill.id(), bill.currency())));
    }

    private void insertLines(Bill bill) {
        List<Bill.Line> lines = bill.lines();
        sql.sql("""
                        insert into bill_line (bill_id, sequence, charge_id, system, code, name_en, name_ar, quantity,
                            priced, list_minor, unit_minor, net_minor, tax_minor, served_on)
                        select :id, l.* from unnest(:sequences::int[], :charges::uuid[], :systems::text[],
                            :codes::text[], :namesEn::text[], :namesAr::text[], :quantities::int[], :priced::boolean[],
                            :lists::bigint[], :units::bigint[], :nets::bigint[], :taxes::bigint[], :served::date[]) as l
                        """)
                .param("id", bill.id().value())
                .param("sequences", column(lines, Bill.Line::sequence, Integer[]::new))
                .param("charges", column(lines, line -> line.charge().toString(), String[]::new))
                .param("systems", column(lines, Bill.Line::system, String[]::new))
                .param("codes", column(lines, Bill.Line::code, String[]::new))
                .param("namesEn", column(lines, Bill.Line::nameEn, String[]::new))
                .param("namesAr", column(lines, Bill.Line::nameAr, String[]::new))
                .param("quantities", column(lines, Bill.Line::quantity, Integer[]::new))
                .param("priced", column(lines, Bill.Line::priced, Boolean[]::new))
                .param("lists", column(lines, line -> line.list().minor(), Long[]::new))
                .param("units", column(lines, line -> line.unit().minor(), Long[]::new))
                .param("nets", column(lines, line -> line.net().minor(), Long[]::new))
                .param("taxes", column(lines, line -> line.tax().minor(), Long[]::new))
                .param("served", column(lines, line -> line.servedOn().toString(), String[]::new))
                .update();
    }

    private static <T> T[] column(List<Bill.Line> lines, Function<Bill.Line, T> part, IntFunction<T[]> array) {
        return lines.stream().map(part).toArray(array);
    }

    private Bill bill(ResultSet row, int index) throws SQLException {
        BillId id = new BillId(row.getObject("id", UUID.class));
        Currency currency = Currency.getInstance(row.getString("currency"));
        return new Bill(
                id,
                new CaseId(row.getObject("case_id", UUID.class)),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                new EncounterId(row.getObject("encounter_id", UUID.class)),
                cover(row),
                treatedBy(row),
                row.getObject("served_on", LocalDate.class),
                row.getBoolean("finished"),
                currency,
                List.of(),
                seal.open(id, row.getBytes("diagnoses")),
                row.getObject("copied_at", OffsetDateTime.class).toInstant());
    }

    private static Bill.@Nullable Cover cover(ResultSet row) throws SQLException {
        UUID coverage = row.getObject("coverage_id", UUID.class);
        return coverage == null
                ? null
                : new Bill.Cover(
                        new CoverageId(coverage),
                        row.getLong("coverage_version"),
                        new PayerId(row.getObject("payer_id", UUID.class)));
    }

    private static Bill.@Nullable TreatedBy treatedBy(ResultSet row) throws SQLException {
        UUID practitioner = row.getObject("practitioner_id", UUID.class);
        return practitioner == null
                ? null
                : new Bill.TreatedBy(new PractitionerId(practitioner), row.getString("licence_number"));
    }

    private List<Bill.Line> lines(BillId bill, Currency currency) {
        return sql.sql("select * from bill_line where bill_id = :id order by sequence")
                .param("id", bill.value())
                .query((row, index) -> new Bill.Line(
                        row.getInt("sequence"),
                        new ChargeId(row.getObject("charge_id", UUID.class)),
                        row.getString("system"),
                        row.getString("code"),
                        row.getString("name_en"),
                        row.getString("name_ar"),
                        row.getInt("quantity"),
                        row.getBoolean("priced"),
                        new Money(row.getLong("list_minor"), currency),
                        new Money(row.getLong("unit_minor"), currency),
                        new Money(row.getLong("net_minor"), currency),
                        new Money(row.getLong("tax_minor"), currency),
                        row.getObject("served_on", LocalDate.class)))
                .list();
    }
}
