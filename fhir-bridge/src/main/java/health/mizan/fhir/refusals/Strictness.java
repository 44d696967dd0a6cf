package health.mizan.fhir.refusals;

import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What we read or write is wholly understood or refused, because what a parser skips is lost to whoever relies on us. A
 * number sent as a string, or the reverse, loses nothing: it is let pass and logged, so that the sender can be told.
 */
public final class Strictness implements IParserErrorHandler {

    private static final Logger log = LoggerFactory.getLogger(Strictness.class);

    @Override
    public void containedResourceWithNoId(@Nullable IParseLocation location) {
        throw wrong("required", location, "contained", "a contained resource needs an id");
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        if (expected == ValueType.SCALAR && found == ValueType.SCALAR) {
            log.info("fhir.lenient element={} sent={} expected={}", named(element), foundScalar, expectedScalar);
            return;
        }
        throw wrong("structure", location, element, "is of another JSON type: R4 has " + kind(expected) + " here");
    }

    @Override
    public void invalidValue(@Nullable IParseLocation location, String value, String error) {
        throw wrong("value", location, "", "has a value that its type or its list of codes does not allow");
    }

    @Override
    public void missingRequiredElement(@Nullable IParseLocation location, String element) {
        throw wrong("required", location, element, "is required");
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        throw wrong("structure", location, element, "is given more than once");
    }

    @Override
    public void unknownAttribute(@Nullable IParseLocation location, String attribute) {
        throw wrong("structure", location, attribute, "is no attribute of R4");
    }

    @Override
    public void unknownElement(@Nullable IParseLocation location, String element) {
        throw wrong("structure", location, element, "is no element of R4; send what is beyond R4 as an extension");
    }

    @Override
    public void unknownReference(@Nullable IParseLocation location, String reference) {
        throw wrong("invalid", location, "", "refers to a contained resource that is not there");
    }

    @Override
    public void invalidInternalReference(@Nullable IParseLocation location, String reference) {
        throw wrong("invalid", location, "", "refers to a contained resource that is not there");
    }

    @Override
    public void extensionContainsValueAndNestedExtensions(@Nullable IParseLocation location) {
        throw wrong("structure", location, "extension", "has either a value or extensions of its own");
    }

    private static Unreadable wrong(String code, @Nullable IParseLocation location, String element, String what) {
        String parent = location == null || location.getParentElementName() == null
                ? ""
                : named(location.getParentElementName());
        String name = named(element);
        String path = parent.isEmpty() || name.isEmpty() ? parent + name : parent + "." + name;
        return new Unreadable(
                Issue.of(code, path.isEmpty() ? null : path, (path.isEmpty() ? "an element" : path) + " " + what));
    }

    /** A name as R4 has them; anything else may be data in the wrong place. */
    private static String named(String element) {
        return element.matches("[A-Za-z_][A-Za-z0-9_.\\[\\]]{0,63}") ? element : "";
    }

    private static String kind(ValueType type) {
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case SCALAR -> "a single value";
            case NULL -> "nothing";
        };
    }
}
