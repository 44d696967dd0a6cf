package health.mizan.standalone.democlinic;

import health.mizan.access.Caller;
import health.mizan.imports.ImportFile;
import health.mizan.imports.ImportKind;
import health.mizan.imports.ImportReport;
import health.mizan.imports.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Loads the demo clinic before the default run says it is ready: all files in one transaction, at every start. The
 * second start finds everything as it is, because dates count from the day of the first.
 */
@Component
@ConditionalOnProperty(name = "mizan.standalone", havingValue = "true")
@ConditionalOnWebApplication
class DemoClinic implements ApplicationRunner {

    static final Caller.Self LOADER = new Caller.Self("demo-clinic");

    private static final Logger log = LoggerFactory.getLogger(DemoClinic.class);
    private static final ZoneId CLINIC = ZoneId.of("Asia/Riyadh");

    private final Imports imports;
    private final ResourceLoader resources;
    private final Clock clock;

    DemoClinic(Imports imports, ResourceLoader resources, Clock clock) {
        this.imports = imports;
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        List<ImportReport> reports = load(false);
        int created =
                reports.stream().mapToInt(report -> report.counts().created()).sum();
        int changed =
                reports.stream().mapToInt(report -> report.counts().changed()).sum();
        log.info("demo-clinic.loaded files={} created={} changed={}", reports.size(), created, changed);
    }

    /** @throws IllegalStateException if a file that we ship is wrong; the message names the lines */
    List<ImportReport> load(boolean dryRun) throws IOException {
        LocalDate today =
                imports.firstBy(LOADER).orElseGet(clock::instant).atZone(CLINIC).toLocalDate();
        List<ImportReport> reports = imports.runAll(LOADER, files(new DemoDates(today)), dryRun);
        if (!reports.stream().allMatch(ImportReport::clean)) {
            throw new IllegalStateException("the demo clinic does not import: " + complaints(reports));
        }
        return reports;
    }

    private List<ImportFile> files(DemoDates dates) throws IOException {
        List<ImportFile> files = new ArrayList<>();
        for (ImportKind kind : ImportKind.values()) {
            Resource csv = resources.getResource("classpath:demo-clinic/" + kind.slug() + ".csv");
            try (InputStream bytes = csv.getInputStream()) {
                String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
                files.add(new ImportFile(kind, dates.resolve(text).getBytes(StandardCharsets.UTF_8)));
            }
        }
        return files;
    }

    private static String complaints(List<ImportReport> reports) {
        return reports.stream()
                .flatMap(report -> report.errors().stream()
                        .map(error -> report.kind() + ".csv line " + error.line() + " " + error.column() + ": "
                                + error.message()))
                .limit(20)
                .collect(Collectors.joining("; "));
    }
}
