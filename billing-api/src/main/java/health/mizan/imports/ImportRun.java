package health.mizan.imports;

import java.time.Instant;
import java.util.UUID;

/**
 * One import as the history keeps it. The file's name is not kept: people put patients' names there.
 *
 * @param sha256 of the file's bytes, in hexadecimal, to tell whether two imports had the same file
 * @param kept   false for a dry run, and for every file of an import in which one had errors
 * @param by     the caller's subject
 */
record ImportRun(UUID id, String sha256, String by, Instant at, boolean kept, ImportReport report) {}
