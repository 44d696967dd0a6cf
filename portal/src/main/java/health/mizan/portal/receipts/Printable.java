package health.mizan.portal.receipts;

/** Makes a text fit for print: without characters that XML has no place for, nor marks that no font has. */
@FunctionalInterface
public interface Printable {

    String text(String text);

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
