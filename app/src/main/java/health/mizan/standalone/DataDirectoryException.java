package health.mizan.standalone;

import java.nio.file.Path;

/** The directory of the default run cannot be used; the message tells the operator what to do. */
final class DataDirectoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    DataDirectoryException(String description, String action) {
        super(description);
        this.action = action;
    }

    DataDirectoryException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    static DataDirectoryException inUse(Path directory, String holder) {
        return new DataDirectoryException(
                "Another Mizan" + holder + " is using the data in " + directory + ".",
                "Stop it first, or give this one a directory of its own: MIZAN_DATA=/another/path ./mizan run");
    }

    String action() {
        return action;
    }
}
