package health.mizan.claims;

import health.mizan.access.Caller;
import health.mizan.billchecks.ClaimScrubber.Finding;
import health.mizan.billchecks.ClaimScrubber.Severity;
import health.mizan.bills.Bill;
import health.mizan.bills.BillId;
import health.mizan.cases.CaseId;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.masterdata.Codes;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import health.mizan.remarks.KeptRemarks;
import health.mizan.remarks.Remark;
import health.mizan.sight.Sight;
import health.mizan.sight.Sights;
import health.mizan.submissions.Submission;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ClaimStore {

    private static final String SELECT = """
            select c.*, f.code as site, y.code as payer_code, t.remarks as trouble
              from claim c join facility f on f.id = c.facility_id join payer y on y.id = c.payer_id
              join patient p on p.id = c.patient_id
              -- an answer that somebody must rule on
              left join lateral (
                   select coalesce(a.remarks,
                              jsonb_build_array(jsonb_build_object('kind', 'WRITTEN', 'sums', '[]'::jsonb, 'detail', a.why))) as remarks
                     from submission s join submission_answer a on a.submission_id = s.id
                    where s.claim_id = c.id and a.effect = 'discrepant'
                      and not exists (select from submission_ruling r where r.answer_id = a.id)
                    order by a.position desc limit 1) d on true
              left join lateral (
                   select jsonb_build_array(jsonb_build_object('kind', 'PERFORMED_SINCE', 'sums', '[]'::jsonb,
                              'detail', count(*)::text)) as remarks
                     from charge h where c.state = 'posted' and h.case_id = c.case_id and h.state = 'billable'
                   having count(*) > 0) l on true
              -- an English text is what was kept before remarks were data
              cross join lateral (
                   select coalesce(d.remarks, c.remarks, case when c.problem is not null then jsonb_build_array(
                              jsonb_build_object('kind', 'WRITTEN', 'sums', '[]'::jsonb, 'detail', c.problem)) end,
                              l.remarks) as remarks) t
             where true
            """;

    /** Staff and systems see the claims of their own sites, patients those of their own persons. */
    private static final String SEEN = " and " + Sight.VISIT_SQL;

    private final JdbcClient sql;
    private final Sights sights;

    ClaimStore(JdbcClient sql, Sights sights) {
        this.sql = sql;
        this.sights = sights;
    }

    /** False if the case has a live claim on this cover already. */
    boolean insert(ClaimId id, Bill bill, Bill.Cover cover, LocalDate fileBy) {
        return sql.sql("""
                        insert into claim (id, version, case_id, coverage_id, payer_id, patient_id, facility_id,
                            encounter_id, bill_id, state, served_on, file_by, created_at, changed_at)
                        values (:id, 1, :case, :coverage, :payer, :patient, :facility, :encounter, :bill, 'draft', :served,
                            :fileBy, :at, :at)
                        on conflict (case_id, coverage_id) where state <> 'cancelled' do nothing
                        """)
                        .param("id", id.value())
                        .param("case", bill.financialCase().value())
                        .param("coverage", cover.id().value())
                        .param("payer", cover.payer().value())
                        .param("patient", bill.patient().value())
                        .param("facility", bill.facility().value())
                        .param("encounter", bill.encounter().value())
                        .param("bill", bill.id().value())
                        .param("served", bill.servedOn())
                        .param("fileBy", fileBy)
                        .param("at", bill.copiedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** @param problems empty to clear them */
    void update(ClaimId id, ClaimState state, BillId bill, List<Remark> problems) {
        sql.sql("""
                        update claim set version = version + 1, state = :state, bill_id = :bill, problem = null,
                               remarks = :problems::jsonb, changed_at = now()
                         where id = :id
                        """)
                .param("id", id.value())
                .param("state", Codes.code(state))
                .param("bill", bill.value())
                .param("problems", KeptRemarks.json(problems))
                .update();
    }

    /** Something that belongs to it has changed. */
    void touch(ClaimId id) {
        sql.sql("update claim set version = version + 1, changed_at = now() where id = :id")
                .param("id", id.value())
                .update();
    }

    void insertFindings(Claim claim, List<Finding> findings) {
        int run = claim.checkNo() + 1;
        sql.sql("update claim set check_no = :run where id = :id")
                .param("id", claim.id().value())
                .param("run", run)
                .update();
        int no = 0;
        for (Finding finding : findings) {
            sql.sql("""
                            insert into claim_finding (claim_id, check_no, no, rule, severity, line, text_en, text_ar)
                            values (:claim, :run, :no, :rule, :severity, :line, :textEn, :textAr)
                            """)
                    .param("claim", claim.id().value())
                    .param("run", run)
                    .param("no", ++no)
                    .param("rule", finding.rule())
                    .param("severity", Codes.code(finding.severity()))
                    .param("line", finding.line())
                    .param("textEn", finding.textEn())
                    .param("textAr", finding.textAr())
                    .update();
        }
    }

    /** Those of the latest run. */
    List<Finding> findings(ClaimId id) {
        return sql.sql("""
                        select n.* from claim_finding n join claim c on c.id = n.claim_id and c.check_no = n.check_no
                         where c.id = :id order by n.no
                        """)
                .param("id", id.value())
                .query((row, index) -> new Finding(
                        row.getString("rule"),
                        Codes.stored(Severity.class, row.getString("severity")),
                        row.getInt("line"),
                        row.getString("text_en"),
                        row.getString("text_ar")))
                .list();
    }

    /** Whether another live claim asks this payer for the same services to the same patient on the same day. */
    boolean isDuplicate(Claim claim) {
        return sql.sql("""
                        select exists (
                            select from claim o
                             where o.id <> :id and o.state <> 'cancelled' and o.payer_id = :payer
                               and o.patient_id = :patient and o.served_on = :served
                               and (select array_agg(l.system || '|' || l.code || '|' || l.quantity order by 1)
                                      from bill_line l where l.bill_id = o.bill_id)
                                 = (select array_agg(l.system || '|' || l.code || '|' || l.quantity order by 1)
                                      from bill_line l where l.bill_id = :bill))
                        """)
                .param("id", claim.id().value())
                .param("payer", claim.payer().value())
                .param("patient", claim.patient().value())
                .param("served", claim.servedOn())
                .param("bill", claim.bill().value())
                .query(Boolean.class)
                .single();
    }

    Optional<Claim> byId(ClaimId id) {
        return sql.sql(SELECT + "and c.id = :id")
                .param("id", id.value())
                .query(ClaimStore::claim)
                .optional();
    }

    Optional<Claim> lock(ClaimId id) {
        return sql.sql(SELECT + "and c.id = :id for no key update of c")
                .param("id", id.value())
                .query(ClaimStore::claim)
                .optional();
    }

    /** The live one, or else the latest. */
    Optional<Claim> ofCase(CaseId financialCase) {
        return sql.sql(SELECT
                        + "and c.case_id = :case order by c.state = 'cancelled', c.created_at desc, c.id desc limit 1")
                .param("case", financialCase.value())
                .query(ClaimStore::claim)
                .optional();
    }

    Optional<Claim> find(Caller caller, ClaimId id) {
        return seen(sql.sql(SELECT + SEEN + "and c.id = :id"), caller)
                .param("id", id.value())
                .query(ClaimStore::claim)
                .optional();
    }

    Page<Claim> list(Caller caller, Claims.Filter filter, PageRequest page) {
        return Page.of(
                seen(sql.sql(SELECT + SEEN + """
                                   and (c.created_at, c.id) > (:after, :afterId)
                                   and (:state::text is null or c.state = :state)
                                   and (:payer::text is null or y.code = :payer)
                                   and (:patient::uuid is null or c.patient_id = :patient)
                                   and (:case::uuid is null or c.case_id = :case)
                                   and (:problem::boolean is null or (t.remarks is not null) = :problem)
                                 order by c.created_at, c.id limit :rows
                                """), caller)
                        .param("after", page.after().at().atOffset(ZoneOffset.UTC))
                        .param("afterId", page.after().id())
                        .param("state", filter.state() == null ? null : Codes.code(filter.state()))
                        .param("payer", filter.payer())
                        .param("patient", filter.patient())
                        .param("case", filter.financialCase())
                        .param("problem", filter.problem())
                        .param("rows", page.limit() + 1)
                        .query(ClaimStore::claim)
                        .list(),
                page.limit(),
                claim -> new Cursor(claim.createdAt(), claim.id().value()));
    }

    /** What is sent: made from the copy alone, so that a repetition says the same. */
    static ClaimSubmission message(Submission submission, Claim claim, Bill bill) {
        return new ClaimSubmission(
                submission.id(),
                claim.id(),
                bill.patient(),
                claim.coverage(),
                claim.payer(),
                bill.facility(),
                bill.encounter(),
                submission.prior(),
                submission.createdAt(),
                bill.lines().stream()
                        .map(line -> new ClaimSubmission.Line(
                                line.sequence(),
                                line.charge(),
                                line.system(),
                                line.code(),
                                line.quantity(),
                                line.unit(),
                                line.net(),
                                line.tax(),
                                line.servedOn()))
                        .toList(),
                Phi.of(bill.diagnoses().reveal().stream()
                        .map(each ->
                                new ClaimSubmission.Diagnosis(each.sequence(), each.system(), each.code(), each.type()))
                        .toList()));
    }

    /** How many diagnoses the copy has, and how many of them are the principal one. */
    static int[] diagnoses(Bill bill) {
        return new int[] {
            bill.diagnoses().reveal().size(),
            (int) bill.diagnoses().reveal().stream()
                    .filter(each -> each.type().equals("principal"))
                    .count()
        };
    }

    private StatementSpec seen(StatementSpec statement, Caller caller) {
        return statement.params(sights.of(caller).params());
    }

    private static Claim claim(ResultSet row, int index) throws SQLException {
        return new Claim(
                new ClaimId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new CaseId(row.getObject("case_id", UUID.class)),
                new CoverageId(row.getObject("coverage_id", UUID.class)),
                new PayerId(row.getObject("payer_id", UUID.class)),
                row.getString("payer_code"),
                new PatientId(row.getObject("patient_id", UUID.class)),
                new FacilityId(row.getObject("facility_id", UUID.class)),
                row.getString("site"),
                new EncounterId(row.getObject("encounter_id", UUID.class)),
                new BillId(row.getObject("bill_id", UUID.class)),
                Codes.stored(ClaimState.class, row.getString("state")),
                row.getObject("served_on", LocalDate.class),
                row.getObject("file_by", LocalDate.class),
                row.getInt("check_no"),
                KeptRemarks.of(row.getString("trouble")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
