package health.mizan.imports;

import health.mizan.csv.CsvError;
import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param kind    what was imported, as in the address
 * @param dryRun  true if nothing was kept
 * @param rows    of the file without its header
 * @param results line by line, the first ones only when there are many
 */
public record ImportReport(
        String kind, boolean dryRun, int rows, Counts counts, List<LineResult> results, List<CsvError> errors) {

    /** How many rows came to which outcome. */
    public record Counts(int created, int changed, int unchanged, int errors) {}

    /** What became of one row. */
    public record LineResult(long line, String outcome) {}

    public boolean clean() {
        return counts.errors() == 0;
    }
}
