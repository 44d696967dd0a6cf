package health.mizan.bounds;

/** A text that is malformed or holds more than its bounds allow. Says where and which bound, never what stood there. */
public final class OutOfBounds extends RuntimeException {

    /** Which rule was broken; its slug is what clients see. */
    public enum Rule {
        SYNTAX("syntax", "is not well formed"),
        ENCODING("encoding", "is not UTF-8 without a byte order mark"),
        DEPTH("depth", "is nested deeper than allowed"),
        TOKENS("tokens", "holds more members, elements or values than allowed"),
        TEXT_LENGTH("text-length", "holds a longer text or name than allowed"),
        DIGITS("digits", "holds a number with more digits than allowed"),
        EXPONENT("exponent", "holds a number with a larger exponent than allowed"),
        DUPLICATE_NAME("duplicate-name", "names the same member twice in one object"),
        LONE_SURROGATE("lone-surrogate", "holds half of a character"),
        NUL("nul", "holds the character U+0000"),
        CONTROL("control-character", "holds a control character other than tab and line ends"),
        TRAILING("trailing", "goes on after its end"),
        ATTRIBUTES("attributes", "has an element with more attributes than allowed"),
        DOCTYPE("doctype", "has a document type declaration"),
        ENTITY("entity", "refers to an entity other than the five XML knows"),
        INSTRUCTION("instruction", "has a processing instruction"),
        INCLUSION("inclusion", "includes another document");

        private final String slug;
        private final String says;

        Rule(String slug, String says) {
            this.slug = slug;
            this.says = says;
        }

        public String slug() {
            return slug;
        }
    }

    private final Rule rule;
    private final int line;
    private final int column;

    /** @param line and {@code column} count from 1; 0 where the place is not known */
    OutOfBounds(Rule rule, int line, int column) {
        // No stack trace: refusals are cheap however many arrive, and the place that matters is in the text.
        super("the body " + rule.says, null, false, false);
        this.rule = rule;
        this.line = Math.max(line, 0);
        this.column = Math.max(column, 0);
    }

    public Rule rule() {
        return rule;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
