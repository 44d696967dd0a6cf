package health.mizan.portal.pages;

import java.util.Optional;

/** The languages every page exists in. The first part of a page's address says which. */
public enum Language {
    ARABIC("ar", "rtl"),
    ENGLISH("en", "ltr");

    private final String code;
    private final String direction;

    Language(String code, String direction) {
        this.code = code;
        this.direction = direction;
    }

    public String code() {
        return code;
    }

    public String direction() {
        return direction;
    }

    public Language other() {
        return this == ARABIC ? ENGLISH : ARABIC;
    }

    static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equals(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** From the address of a page, such as {@code /ar/home}. */
    static Optional<Language> ofPath(String path) {
        String[] parts = path.split("/", 3);
        return parts.length > 1 ? of(parts[1]) : Optional.empty();
    }
}
