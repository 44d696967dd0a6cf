package health.mizan.imports;

import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/imports")
class ImportController {

    private final Imports imports;
    private final Callers callers;

    ImportController(Imports imports, Callers callers) {
        this.imports = imports;
        this.callers = callers;
    }

    /** Imports, with what each changed. */
    @GetMapping
    Page<Entry> history(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return imports.history(PageRequest.of(cursor, limit)).map(Entry::of);
    }

    /** Imports master data from CSV: all of it, or nothing and the errors line by line. */
    @PostMapping(path = "/{kind}", consumes = "text/csv")
    ImportReport text(
            @PathVariable String kind,
            @RequestParam(name = "dry-run", defaultValue = "true") boolean dryRun,
            @RequestBody byte[] file) {
        return run(kind, file, dryRun);
    }

    /** Imports master data from an uploaded CSV file: all of it, or nothing and the errors line by line. */
    @PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ImportReport upload(
            @PathVariable String kind,
            @RequestParam(name = "dry-run", defaultValue = "true") boolean dryRun,
            @RequestParam("file") MultipartFile file)
            throws IOException {
        return run(kind, file.getBytes(), dryRun);
    }

    private ImportReport run(String slug, byte[] file, boolean dryRun) {
        ImportKind kind = ImportKind.of(slug)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no such kind of import"));
        ImportReport report = imports.run(callers.current(), new ImportFile(kind, file), dryRun);
        if (!report.clean()) {
            throw new ProblemException(
                    ProblemType.INVALID_VALUE,
                    "the file was not imported; mend the " + report.counts().errors() + " errors and send it again",
                    Map.of(
                            "errors",
                            report.errors(),
                            "errorCount",
                            report.counts().errors()));
        }
        return report;
    }

    /** One line of the history. */
    record Entry(
            UUID id,
            String kind,
            boolean dryRun,
            boolean kept,
            String by,
            Instant at,
            int rows,
            ImportReport.Counts counts) {

        static Entry of(ImportRun run) {
            ImportReport report = run.report();
            return new Entry(
                    run.id(),
                    report.kind(),
                    report.dryRun(),
                    run.kept(),
                    run.by(),
                    run.at(),
                    report.rows(),
                    report.counts());
        }
    }
}
