package health.mizan.bounds;

/**
 * How much one text may hold.
 *
 * @param depth      objects, arrays or elements inside one another
 * @param tokens     JSON tokens, or XML elements and attributes, in the whole text
 * @param textLength characters of one string, attribute value or run of character data
 * @param nameLength characters of one member, element or attribute name
 * @param attributes attributes of one XML element
 */
public record Bounds(int depth, int tokens, int textLength, int nameLength, int attributes) {

    /** FHIR: deep and wide by nature, and a document travels as one base64 string. */
    public static final Bounds FHIR = new Bounds(64, 1_000_000, 6_000_000, 256, 64);

    /** Our own resources are small and flat. */
    public static final Bounds API = new Bounds(32, 100_000, 100_000, 128, 32);

    public Bounds {
        if (depth < 1 || tokens < 1 || textLength < 1 || nameLength < 1 || attributes < 0) {
            throw new IllegalArgumentException("a bound is at least one");
        }
    }
}
