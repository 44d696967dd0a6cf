package health.mizan.fhir.directory;

import ca.uhn.fhir.rest.param.TokenParam;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;

/** Searches by {@code identifier=system|value}. */
final class Numbers {

    private Numbers() {}

    /** A number without its system could be anybody's. */
    static String system(TokenParam number) {
        if (number.getSystem() == null || number.getSystem().isEmpty()) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "search by identifier as system|value: a bare value is ambiguous");
        }
        return number.getSystem();
    }

    static boolean has(List<Identifier> identifiers, TokenParam number) {
        String system = system(number);
        return identifiers.stream()
                .anyMatch(one ->
                        system.equals(one.getSystem()) && number.getValue().equals(one.getValue()));
    }
}
