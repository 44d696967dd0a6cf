package health.mizan.logs;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * Prints classes and frames of an exception and leaves out its message: those of drivers and parsers quote what they
 * choked on. Named in {@code logging.structured.json.stacktrace.printer}.
 */
public final class TracesWithoutMessages implements StackTracePrinter {

    private static final int LONGEST = 16_000;

    private final StackTracePrinter printer = StandardStackTracePrinter.rootLast()
            .withMaximumLength(LONGEST)
            .withFormatter(error -> error.getClass().getName());

    @Override
    public void printStackTrace(Throwable error, Appendable output) throws IOException {
        printer.printStackTrace(error, output);
    }
}
