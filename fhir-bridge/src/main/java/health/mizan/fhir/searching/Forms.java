package health.mizan.fhir.searching;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The ways in which a code, a number or a reference may be asked for: each of them finds it. */
final class Forms {

    private Forms() {}

    static List<String> of(IBase value) {
        return switch (value) {
            case Identifier number -> token(number.getSystem(), number.getValue());
            case Coding coding -> token(coding.getSystem(), coding.getCode());
            case CodeableConcept concept ->
                concept.getCoding().stream()
                        .flatMap(coding -> token(coding.getSystem(), coding.getCode()).stream())
                        .toList();
            case PrimitiveType<?> primitive -> token(null, primitive.getValueAsString());
            default -> List.of();
        };
    }

    /** The forms under which {@code system|code} is asked for. */
    private static List<String> token(@Nullable String system, @Nullable String code) {
        List<String> forms = new ArrayList<>();
        boolean named = system != null && !system.isEmpty();
        if (code != null && !code.isEmpty()) {
            forms.add(code);
            forms.add(named ? system + "|" + code : "|" + code);
        }
        if (named) {
            forms.add(system + "|");
        }
        return forms;
    }

    static List<String> of(Reference reference, @Nullable String target) {
        List<String> forms = new ArrayList<>();
        Identifier number = reference.getIdentifier();
        if (number.hasValue()
                && (target == null || reference.getType() == null || target.equals(reference.getType()))) {
            forms.add(Query.BY_NUMBER + (number.hasSystem() ? number.getSystem() : "") + "|" + number.getValue());
        }
        String literal = reference.getReferenceElement().getValue();
        if (literal == null || literal.startsWith("#")) {
            return forms;
        }
        String type = reference.getReferenceElement().getResourceType();
        if (target == null || type == null || target.equals(type)) {
            if (reference.getReferenceElement().isAbsolute() || type == null) {
                forms.add(literal);
            } else {
                forms.add(type + "/" + reference.getReferenceElement().getIdPart());
            }
        }
        return forms;
    }
}
