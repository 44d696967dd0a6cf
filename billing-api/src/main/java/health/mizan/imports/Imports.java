package health.mizan.imports;

import health.mizan.access.Caller;
import health.mizan.csv.CsvErrors;
import health.mizan.csv.CsvReading;
import health.mizan.csv.CsvSettings;
import health.mizan.ids.Ids;
import health.mizan.tx.Tx;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports files, whole or not at all. A dry run is the real run in a transaction that is rolled back, so that the two
 * cannot differ.
 */
@Component
public class Imports {

    private static final Logger log = LoggerFactory.getLogger(Imports.class);

    private final Map<ImportKind, Importer> importers = new EnumMap<>(ImportKind.class);
    private final ImportStore store;
    private final Tx tx;
    private final TransactionTemplate savepoint;
    private final Ids ids;
    private final Clock clock;
    private final CsvSettings settings;

    Imports(
            List<Importer> importers,
            ImportStore store,
            PlatformTransactionManager transactions,
            Ids ids,
            Clock clock,
            CsvSettings settings) {
        importers.forEach(importer -> this.importers.put(importer.kind(), importer));
        this.store = store;
        this.tx = new Tx(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    /** Imports one file. The report of a file with errors says so, and nothing of it was kept. */
    public ImportReport run(Caller caller, ImportFile file, boolean dryRun) {
        return runAll(caller, List.of(file), dryRun).getFirst();
    }

    /**
     * Imports several files in one transaction, each in the order of its kind. If any has an error nothing of any is
     * kept, and the reports of all are given.
     */
    public List<ImportReport> runAll(Caller caller, List<ImportFile> files, boolean dryRun) {
        List<ImportFile> ordered =
                files.stream().sorted((a, b) -> a.kind().compareTo(b.kind())).toList();
        try {
            return tx.get(() -> {
                store.takeTurn();
                List<ImportReport> reports = ordered.stream()
                        .map(file -> apply(caller, file, dryRun))
                        .toList();
                if (dryRun || !reports.stream().allMatch(ImportReport::clean)) {
                    throw new NothingKept(reports);
                }
                record(caller, ordered, reports, true);
                return reports;
            });
        } catch (NothingKept nothing) {
            tx.run(() -> record(caller, ordered, nothing.reports(), false));
            return nothing.reports();
        }
    }

    /** When this caller's first import was kept, if one was. */
    public Optional<Instant> firstBy(Caller caller) {
        return tx.get(() -> store.firstBy(caller.subject()));
    }

    /** The imports so far, oldest first. */
    Page<ImportRun> history(PageRequest page) {
        return tx.get(() -> store.page(page));
    }

    private ImportReport apply(Caller caller, ImportFile file, boolean dryRun) {
        Importer importer = importers.get(file.kind());
        if (importer == null) {
            throw new IllegalStateException("no importer for " + file.kind());
        }
        CsvErrors errors = new CsvErrors(settings.maxErrors());
        CsvReading reading = CsvReading.of(file.bytes(), importer.columns(), importer.keyColumns(), errors, settings);
        ImportWriting writing = new ImportWriting(importer, caller, savepoint, errors);
        writing.write(reading.rows(), settings.maxErrors());
        return new ImportReport(
                file.kind().slug(), dryRun, reading.rowCount(), writing.counts(), writing.results(), errors.listed());
    }

    private void record(Caller caller, List<ImportFile> files, List<ImportReport> reports, boolean kept) {
        for (int i = 0; i < files.size(); i++) {
            ImportReport report = reports.get(i);
            ImportRun run = new ImportRun(
                    ids.next(),
                    sha256(files.get(i).bytes()),
                    caller.subject(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    kept,
                    report);
            store.add(run);
            log.info(
                    "import.{} kind={} import={} rows={} created={} changed={} unchanged={} errors={}",
                    kept ? "done" : report.dryRun() && report.clean() ? "tried" : "refused",
                    report.kind(),
                    run.id(),
                    report.rows(),
                    report.counts().created(),
                    report.counts().changed(),
                    report.counts().unchanged(),
                    report.counts().errors());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Rolls the transaction back and carries the reports out of it. */
    private static final class NothingKept extends RuntimeException {

        private final transient List<ImportReport> reports;

        NothingKept(List<ImportReport> reports) {
            super("rolled back on purpose", null, false, false);
            this.reports = new ArrayList<>(reports);
        }

        List<ImportReport> reports() {
            return List.copyOf(reports);
        }
    }
}
