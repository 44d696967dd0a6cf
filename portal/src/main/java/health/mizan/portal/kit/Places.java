package health.mizan.portal.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in a sentence where a page draws something, such as a sum with its sign. The sentence is one text, so that each
 * language puts the place where its grammar has it; {@code kit/sentence.jte} draws it.
 */
public final class Places {

    /** What a text is given for the thing that is drawn first; never seen by a reader (of Unicode's private use). */
    public static final String FIRST = "\uE000";

    public static final String SECOND = "\uE001";

    /** With the marks that keep a value's direction: what is drawn keeps its own. */
    private static final Pattern PLACE = Pattern.compile("\u2068?([" + FIRST + SECOND + "])\u2069?");

    private Places() {}

    /**
     * A piece of a sentence.
     *
     * @param words to be written; empty where something is drawn
     * @param place 1 for the first, 2 for the second; 0 for words
     */
    public record Piece(String words, int place) {}

    /** The pieces in the order of the text. */
    public static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        Matcher places = PLACE.matcher(text);
        for (MatchResult found : places.results().toList()) {
            words(text.substring(from, found.start()), pieces);
            pieces.add(new Piece("", found.group(1).equals(FIRST) ? 1 : 2));
            from = found.end();
        }
        words(text.substring(from), pieces);
        return pieces;
    }

    private static void words(String words, List<Piece> pieces) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(words, 0));
        }
    }
}
