package health.mizan.fhir.directory;

/** The form {@code system|value} of an identifier that is asked for, taken apart. */
record Numbered(String system, String value) {

    static Numbered of(String form) {
        int bar = form.indexOf('|');
        return new Numbered(form.substring(0, Math.max(bar, 0)), form.substring(bar + 1));
    }
}
