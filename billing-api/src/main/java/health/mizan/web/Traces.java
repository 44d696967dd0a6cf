package health.mizan.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes an exception by its classes and our own frames, leaving out its messages, which may quote a person's data. */
public final class Traces {

    private static final int FRAMES = 12;

    private Traces() {}

    public static String withoutMessages(Throwable error) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause)
                .limit(8)
                .map(e -> e.getClass().getName() + frames(e))
                .collect(Collectors.joining(" caused by "));
    }

    private static String frames(Throwable error) {
        return Stream.of(error.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("health.mizan."))
                .limit(FRAMES)
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .collect(Collectors.joining(",", "[", "]"));
    }
}
