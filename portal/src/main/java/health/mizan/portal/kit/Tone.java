package health.mizan.portal.kit;

/** How a state or a notice is meant. It is never told by colour alone: the words say it too. */
public enum Tone {
    GOOD("good"),
    WAITING("waiting"),
    BAD("bad"),
    QUIET("quiet");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    /** The class in the style sheet. */
    public String code() {
        return code;
    }
}
