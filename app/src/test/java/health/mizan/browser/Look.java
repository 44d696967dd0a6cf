package health.mizan.browser;

/** How somebody looks at the pages. Each language is seen on a phone and at a desk, with and without scripts. */
enum Look {
    ARABIC_PHONE("ar", 360, true),
    ARABIC_DESK_WITHOUT_SCRIPTS("ar", 1280, false),
    ENGLISH_PHONE_WITHOUT_SCRIPTS("en", 360, false),
    ENGLISH_DESK("en", 1280, true);

    private final String language;
    private final int width;
    private final boolean scripts;

    Look(String language, int width, boolean scripts) {
        this.language = language;
        this.width = width;
        this.scripts = scripts;
    }

    String language() {
        return language;
    }

    int width() {
        return width;
    }

    boolean scripts() {
        return scripts;
    }

    /** The one of two texts that this look shows. */
    String says(String arabic, String english) {
        return language.equals("ar") ? arabic : english;
    }
}
