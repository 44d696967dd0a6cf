package health.mizan.portal.office;

import org.jspecify.annotations.Nullable;

/**
 * The file of a list, as its page offers it.
 *
 * @param path    of the file, without the language
 * @param tooLong whether it was asked for, and a file does not hold the list
 */
public record ListFile(String path, boolean tooLong) {

    static final String TOO_LONG = "too-long";

    /** @param said what the address of the list says of its file, see {@link Sheets#tooLong}; null if nothing */
    public static ListFile of(String path, @Nullable String said) {
        return new ListFile(path, TOO_LONG.equals(said));
    }
}
