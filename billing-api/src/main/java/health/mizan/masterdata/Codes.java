package health.mizan.masterdata;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Constants as they are written outside Java (JSON, CSV, columns): {@code OUT_OF_NETWORK} is {@code out-of-network}. */
public final class Codes {

    private Codes() {}

    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> Optional<E> of(Class<E> type, String code) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> code(constant).equals(code))
                .findFirst();
    }

    /** The constant for a code that the database has checked. */
    public static <E extends Enum<E>> E stored(Class<E> type, String code) {
        return of(type, code).orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no " + code));
    }

    static String allOf(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Codes::code).collect(Collectors.joining(", "));
    }
}
