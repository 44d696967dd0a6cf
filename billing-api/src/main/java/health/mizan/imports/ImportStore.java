package health.mizan.imports;

import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The history of imports. */
@Component
class ImportStore {

    // Any number of our own: imports wait for each other, because two of them could each see the other's row as
    // missing.
    private static final long ONE_AT_A_TIME = 0x6D697A616E_01L;

    private final JdbcClient sql;

    ImportStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Held until the transaction ends. An import before this one may take longer than any other lock is waited for. */
    void takeTurn() {
        sql.sql("set local lock_timeout = '2min'").update();
        sql.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query()
                .singleRow();
    }

    void add(ImportRun run) {
        sql.sql("""
                insert into import_run (id, kind, file_sha256, dry_run, imported_by, imported_at,
                                        kept, row_count, created, changed, unchanged, errors)
                values (:id, :kind, :sha, :dryRun, :by, :at, :kept, :rows, :created, :changed, :unchanged, :errors)
                """)
                .param("id", run.id())
                .param("kind", run.report().kind())
                .param("sha", run.sha256())
                .param("dryRun", run.report().dryRun())
                .param("by", run.by())
                .param("at", run.at().atOffset(ZoneOffset.UTC))
                .param("kept", run.kept())
                .param("rows", run.report().rows())
                .param("created", run.report().counts().created())
                .param("changed", run.report().counts().changed())
                .param("unchanged", run.report().counts().unchanged())
                .param("errors", run.report().counts().errors())
                .update();
    }

    Optional<Instant> firstBy(String subject) {
        return sql.sql("""
                        select imported_at from import_run
                         where imported_by = :subject and kept
                         order by imported_at limit 1
                        """)
                .param("subject", subject)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Newest last, as ids are time-ordered; without the line results, which are not kept. */
    Page<ImportRun> page(PageRequest page) {
        List<ImportRun> rows = sql.sql("""
                select * from import_run
                 where (imported_at, id) > (:at, :id)
                 order by imported_at, id limit :limit
                """)
                .param("at", page.after().at().atOffset(ZoneOffset.UTC))
                .param("id", page.after().id())
                .param("limit", page.limit() + 1)
                .query(ImportStore::run)
                .list();
        return Page.of(rows, page.limit(), run -> new Cursor(run.at(), run.id()));
    }

    private static ImportRun run(ResultSet row, int number) throws SQLException {
        ImportReport.Counts counts = new ImportReport.Counts(
                row.getInt("created"), row.getInt("changed"), row.getInt("unchanged"), row.getInt("errors"));
        ImportReport report = new ImportReport(
                row.getString("kind"),
                row.getBoolean("dry_run"),
                row.getInt("row_count"),
                counts,
                List.of(),
                List.of());
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("file_sha256"),
                row.getString("imported_by"),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("kept"),
                report);
    }
}
