package health.mizan.csv;

/** The file cannot even be taken apart into rows, so there is one error and no further ones to look for. */
final class UnreadableFile extends RuntimeException {

    private final transient CsvError error;

    UnreadableFile(long line, String rule, String message) {
        super(rule);
        this.error = new CsvError(line, 0, "", rule, message);
    }

    CsvError error() {
        return error;
    }
}
