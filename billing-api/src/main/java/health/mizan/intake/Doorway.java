package health.mizan.intake;

import jakarta.servlet.http.HttpServletRequest;

/** Which kinds of body each part of the address space takes. */
enum Doorway {
    FHIR,
    API,
    PAGES;

    static Doorway of(HttpServletRequest request) {
        // Decoded and normalised by the container, so that it is the same path the servlets are chosen by.
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        if (path.equals("/fhir") || path.startsWith("/fhir/")) {
            return FHIR;
        }
        return path.startsWith("/api/") || path.startsWith("/webhooks/") ? API : PAGES;
    }

    boolean takes(BodyKind kind) {
        return switch (kind) {
            case JSON, FORM -> true;
            case XML -> this == FHIR;
            case TEXT -> this == API;
            case MULTIPART -> this != FHIR;
        };
    }

    /** Only systems send bundles large enough to be worth compressing, and they are read only once signed in. */
    boolean takesCompressed() {
        return this == FHIR;
    }

    long limit(BodyKind kind, IntakeSettings settings) {
        return switch (kind) {
            case JSON, XML -> (this == FHIR ? settings.maxFhir() : settings.maxJson()).toBytes();
            case FORM -> settings.maxForm().toBytes();
            case TEXT -> settings.maxText().toBytes();
            case MULTIPART -> settings.maxMultipart().toBytes();
        };
    }
}
