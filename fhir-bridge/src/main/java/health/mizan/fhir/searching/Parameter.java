package health.mizan.fhir.searching;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search parameter.
 *
 * @param name   as in the query
 * @param paths  of the elements it looks at, below the resource, as in {@code location.location}
 * @param target the only type of resource a reference is followed to; null for any
 */
public record Parameter(
        String name,
        Kind kind,
        List<String> paths,
        @Nullable String target) {

    /** R4's search parameter types, as far as we have them; the constants' lower case is R4's code. */
    public enum Kind {
        TOKEN,
        REFERENCE,
        DATE,
        STRING
    }

    public Parameter {
        paths = List.copyOf(paths);
    }

    static Parameter token(String name, String... paths) {
        return new Parameter(name, Kind.TOKEN, List.of(paths), null);
    }

    static Parameter date(String name, String... paths) {
        return new Parameter(name, Kind.DATE, List.of(paths), null);
    }

    static Parameter text(String name, String... paths) {
        return new Parameter(name, Kind.STRING, List.of(paths), null);
    }

    static Parameter reference(String name, String... paths) {
        return new Parameter(name, Kind.REFERENCE, List.of(paths), null);
    }

    static Parameter to(String target, String name, String... paths) {
        return new Parameter(name, Kind.REFERENCE, List.of(paths), target);
    }

    /** Whether it is followed to resources of this type. */
    public boolean leadsTo(String type) {
        return kind == Kind.REFERENCE && (target == null || target.equals(type));
    }

    /** Which person's data it is, of those parameters that say it. */
    boolean namesPatient() {
        return name.equals("patient");
    }
}
