package health.mizan.portal.kit;

import org.jspecify.annotations.Nullable;

/**
 * One point of a timeline.
 *
 * @param title what happens, in words
 * @param when  the day or time in words; null while it is not known
 * @param note  a sentence more; null if there is none
 * @param more  where more of it is told; null if nowhere, or not to this reader
 */
public record Step(
        Place place,
        String title,
        @Nullable String when,
        @Nullable String note,
        @Nullable More more) {

    /** @param path of the page that tells it, without the language */
    public record More(String path, String text) {}

    public Step(Place place, String title, @Nullable String when, @Nullable String note) {
        this(place, title, when, note, null);
    }

    /** Where the present is, seen from this point. */
    public enum Place {
        DONE("done"),
        NOW("now"),
        NEXT("next");

        private final String code;

        Place(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
