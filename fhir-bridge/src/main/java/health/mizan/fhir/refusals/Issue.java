package health.mizan.fhir.refusals;

import org.jspecify.annotations.Nullable;

/**
 * One thing to mend. Says what is expected, and never repeats what was sent.
 *
 * @param code       of R4's issue-type, such as {@code required}
 * @param expression FHIRPath of the element, such as {@code Coverage.payor[0]}; null where no element is at fault
 * @param english    a sentence
 * @param arabic     the same, where a person at a desk can mend it; null where only an engineer can
 */
public record Issue(
        String code,
        @Nullable String expression,
        String english,
        @Nullable String arabic) {

    public static Issue of(String code, @Nullable String expression, String english) {
        return new Issue(code, expression, english, null);
    }

    /** The same of a resource that stands elsewhere, such as in an entry of a bundle. */
    public Issue at(String path) {
        return new Issue(
                code, expression == null ? path : path + expression.replaceFirst("^[A-Za-z]+", ""), english, arabic);
    }
}
