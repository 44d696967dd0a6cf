package health.mizan.parties;

/**
 * Holds something about an identified person (name, identifier, contact, diagnosis) so that it cannot slip into a log
 * line, an exception or a process variable: its text form is a blank.
 */
public record Phi<T>(T value) {

    public static <T> Phi<T> of(T value) {
        return new Phi<>(value);
    }

    /** Opens the envelope. Only stores, FHIR mappers and pages have reason to. */
    public T reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "▮";
    }
}
