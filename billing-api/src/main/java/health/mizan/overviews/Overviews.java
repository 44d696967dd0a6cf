package health.mizan.overviews;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.cases.CaseId;
import health.mizan.casestatus.CaseStatus;
import health.mizan.casestatus.CaseStatuses;
import health.mizan.overviews.Overview.Visit;
import health.mizan.overviews.OverviewStore.Row;
import health.mizan.parties.PatientId;
import health.mizan.patients.Patient;
import health.mizan.patients.Patients;
import health.mizan.receiptbook.Entry;
import health.mizan.receiptbook.ReceiptBook;
import health.mizan.tx.Tx;
import health.mizan.web.PageRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Draws what a patient sees at a glance, at one moment. Whose was shown is written down. */
@Service
public class Overviews {

    private static final int MOST_RECEIPTS = 200;

    private final OverviewStore store;
    private final CaseStatuses statuses;
    private final ReceiptBook receipts;
    private final Patients patients;
    private final Audit audit;
    private final Tx tx;

    Overviews(OverviewStore store, CaseStatuses statuses, ReceiptBook receipts, Patients patients, Audit audit, Tx tx) {
        this.store = store;
        this.statuses = statuses;
        this.receipts = receipts;
        this.patients = patients;
        this.audit = audit;
        this.tx = tx;
    }

    /** Of each person whose visits the login sees, the login's own person first. */
    public List<Overview> of(Caller.Patient caller) {
        return tx.get(() -> {
            List<Row> rows = store.rows(caller);
            Map<CaseId, CaseStatus> stands =
                    statuses.of(caller, rows.stream().map(Row::id).toList());
            Map<CaseId, List<Entry>> given =
                    receipts.list(caller, null, PageRequest.of(null, MOST_RECEIPTS)).items().stream()
                            .sorted(Comparator.comparing(Entry::issuedAt))
                            .collect(Collectors.groupingBy(Entry::financialCase));
            List<Overview> overviews = new ArrayList<>();
            store.relations(caller)
                    .forEach((patient, own) -> patients.find(caller, patient).ifPresent(known -> {
                        audit.record(
                                caller,
                                Act.done("overview.read", "patient", patient).about(patient));
                        overviews.add(overview(known, own, visits(patient, rows, stands, given)));
                    }));
            overviews.sort(Comparator.comparing(Overview::own).reversed());
            return List.copyOf(overviews);
        });
    }

    private static List<Visit> visits(
            PatientId patient, List<Row> rows, Map<CaseId, CaseStatus> stands, Map<CaseId, List<Entry>> given) {
        return rows.stream()
                .filter(row -> row.patient().equals(patient))
                .flatMap(row -> Stream.ofNullable(stands.get(row.id()))
                        .map(status -> row.visit(status, given.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    private static Overview overview(Patient patient, boolean own, List<Visit> visits) {
        var name = patient.details().person().name();
        return new Overview(patient.id(), name.arabic(), name.latin(), own, visits);
    }
}
