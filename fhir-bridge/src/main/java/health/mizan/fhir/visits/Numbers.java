package health.mizan.fhir.visits;

import health.mizan.fhir.refusals.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;

/** The number by which a visit or an order stays the same one, however often it is told of. */
final class Numbers {

    private Numbers() {}

    /** @throws Refusal if there is none */
    static Identifier first(List<Identifier> numbers, String type) {
        return numbers.stream()
                .filter(number -> number.hasSystem() && number.hasValue())
                .findFirst()
                .orElseThrow(() -> Refusal.unusable(
                        "required",
                        type + ".identifier",
                        "needs the sender's own number, with the system it belongs to: by it this stays one and the same"
                                + " when it is told of again",
                        "أدخل رقم المرسل والنظام الذي صدر عنه حتى لا يُسجل مرتين"));
    }
}
