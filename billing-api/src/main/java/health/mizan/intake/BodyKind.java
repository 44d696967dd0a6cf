package health.mizan.intake;

import java.util.Locale;
import java.util.Optional;

/** What a body is made of, as far as reading it safely goes. */
enum BodyKind {
    JSON,
    XML,
    FORM,
    MULTIPART,
    TEXT;

    /** Empty for types nobody here reads. Parameters such as the charset are ignored. */
    static Optional<BodyKind> of(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/json", "text/json" -> Optional.of(JSON);
            case "application/xml", "text/xml" -> Optional.of(XML);
            case "application/x-www-form-urlencoded" -> Optional.of(FORM);
            case "multipart/form-data" -> Optional.of(MULTIPART);
            case "text/csv", "text/plain" -> Optional.of(TEXT);
            default -> bySuffix(type);
        };
    }

    private static Optional<BodyKind> bySuffix(String type) {
        if (!type.startsWith("application/")) {
            return Optional.empty();
        }
        if (type.endsWith("+json")) {
            return Optional.of(JSON);
        }
        return type.endsWith("+xml") ? Optional.of(XML) : Optional.empty();
    }
}
