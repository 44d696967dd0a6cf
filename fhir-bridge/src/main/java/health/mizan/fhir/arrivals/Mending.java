package health.mizan.fhir.arrivals;

import health.mizan.fhir.refusals.Issue;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.masterdata.FieldError;
import health.mizan.masterdata.Saved;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells the sender of a resource what a façade found wrong with the draft that was made of it. */
public final class Mending {

    private Mending() {}

    /**
     * Where a field of a draft came from.
     *
     * @param expression FHIRPath of the element
     * @param arabic     what to do about it; null to tell it in English only
     */
    public record Element(String expression, @Nullable String arabic) {}

    /**
     * What is there now.
     *
     * @param elements where each field of the draft came from
     * @throws Refusal if the façade refused the draft
     */
    public static <T> T settled(Saved<T> saved, Function<String, Element> elements) {
        return switch (saved) {
            case Saved.Created<T>(T now) -> now;
            case Saved.Changed<T>(T now) -> now;
            case Saved.Unchanged<T>(T now) -> now;
            case Saved.Refused<T>(List<FieldError> errors) ->
                throw new Refusal(
                        Refusal.UNPROCESSABLE,
                        errors.stream()
                                .map(error -> issue(error, elements.apply(error.field())))
                                .toList());
            case Saved.Conflict<T> conflict -> throw Refusal.of(Refusal.CONFLICT, "conflict", null, conflict.why());
            case Saved.Stale<T> stale ->
                throw Refusal.of(
                        Refusal.PRECONDITION_FAILED, "conflict", null, "somebody else changed it since it was read");
        };
    }

    private static Issue issue(FieldError error, Element element) {
        String code = error.message().startsWith("is required") ? "required" : "business-rule";
        return new Issue(code, element.expression(), element.expression() + " " + error.message(), element.arabic());
    }
}
