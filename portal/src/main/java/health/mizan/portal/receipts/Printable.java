package health.mizan.portal.receipts;

/** Makes a text fit for print: without characters that XML has no place for, nor marks that no font has. */
@FunctionalInterface
public interface Printable {

    /** Where a line may end within a word that is longer than any: else it would run off the paper. */
    char BREAK = '\u200b';

    int LONGEST_WORD = 20;

    String text(String text);

    /** As {@link #text}, of what somebody wrote as they liked. */
    default String name(String name) {
        StringBuilder lines = new StringBuilder(name.length());
        int word = 0;
        for (int character : text(name).codePoints().toArray()) {
            word = Character.isWhitespace(character) ? 0 : word + 1;
            lines.appendCodePoint(character);
            if (word == LONGEST_WORD) {
                lines.append(BREAK);
                word = 0;
            }
        }
        return lines.toString();
    }

    static String of(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        text.codePoints().filter(Printable::isPrinted).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Format characters only steer direction, which the layout does itself; all but white space of the rest is a mistake. */
    private static boolean isPrinted(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
