package health.mizan.fhir.nphies;

/** A message that cannot be made, or taken, at its word. Its text names the element, never a value of it. */
public final class MessageFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String element;
    private final String why;

    /** @param element FHIRPath of what is wrong */
    public MessageFault(String element, String why) {
        super(element + ": " + why, null, false, false);
        this.element = element;
        this.why = why;
    }

    public String element() {
        return element;
    }

    public String why() {
        return why;
    }

    /** Element and fault, for people who operate the system. */
    public String what() {
        return element + ": " + why;
    }
}
