package health.mizan.outbox;

import java.util.regex.Pattern;

/**
 * What an event is about. Each handler gets the events of one subject in the order in which they were published.
 *
 * @param kind such as {@code invoice}
 * @param id   our id of it; never a person's identifier
 */
public record Subject(String kind, String id) {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,49}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:|=-]{0,119}");

    public Subject {
        if (!KIND.matcher(kind).matches() || !ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a subject is a kind like invoice and an id of ours");
        }
    }

    public static Subject of(String kind, Object id) {
        return new Subject(kind, id.toString());
    }
}
