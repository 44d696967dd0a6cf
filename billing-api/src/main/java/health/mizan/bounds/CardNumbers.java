package health.mizan.bounds;

/**
 * Finds card numbers in what people write, so that none is ever kept: 12 to 19 digits that pass the check of ISO/IEC
 * 7812-1, also in groups and in other scripts' digits. Bank account numbers have letters, and phone numbers rarely pass.
 */
public final class CardNumbers {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 19;

    private CardNumbers() {}

    public static boolean isIn(String text) {
        StringBuilder run = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (Character.isDigit(c)) {
                run.append((char) ('0' + Character.digit(c, 10)));
            } else if (!joins(c)) {
                if (holdsCard(run)) {
                    return true;
                }
                run.setLength(0);
            }
        }
        return holdsCard(run);
    }

    /** What people put between the groups of a number, seen or not. */
    private static boolean joins(int c) {
        return Character.isSpaceChar(c) || c == '-' || c == '.' || Character.getType(c) == Character.FORMAT;
    }

    /** A whole run or nothing: of the windows of any long number every tenth would pass by chance. */
    private static boolean holdsCard(CharSequence digits) {
        return digits.length() >= SHORTEST && digits.length() <= LONGEST && passes(digits);
    }

    /** Luhn's check: every second digit from the right counts double. */
    private static boolean passes(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counts = i % 2 == 0 ? digit : digit * 2;
            sum += counts > 9 ? counts - 9 : counts;
        }
        return sum % 10 == 0;
    }
}
