package health.mizan.portal.desk.admit;

import health.mizan.arrivals.Typed;
import health.mizan.discoveries.DiscoveryDraft;
import health.mizan.masterdata.FieldError;
import health.mizan.patients.PatientDraft;
import health.mizan.portal.kit.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a question about somebody without a file: what its fields mean, and which of them an error is about. */
final class CheckForms {

    static final String[] FIELDS = {"number", "insurer", "birth", "site"};

    private CheckForms() {}

    /** What was sought in vain, if it can be the number of a document. */
    static Map<String, String> begun(String sought) {
        Map<String, String> typed = new HashMap<>();
        Typed read = Typed.read(sought);
        switch (read.shape()) {
            case NATIONAL_ID, IQAMA, NUMBER -> typed.put("number", read.text());
            case TELEPHONE, NAME, NOTHING -> {}
        }
        return typed;
    }

    static DiscoveryDraft draft(Form form) {
        Optional<PatientDraft.Numbered> number = RegistrationForms.number(form);
        return new DiscoveryDraft(
                number.map(PatientDraft.Numbered::system).orElse(null),
                number.map(PatientDraft.Numbered::value).orElse(null),
                RegistrationForms.birth(form),
                form.typed("insurer"),
                form.typed("site"));
    }

    /** In the order of the page. */
    static Form wrong(Form form, List<FieldError> errors) {
        Form wrong = form;
        for (String field : FIELDS) {
            if (errors.stream().anyMatch(error -> fieldOf(error.field()).equals(field))) {
                wrong = wrong.with(field, key(form, field));
            }
        }
        return wrong;
    }

    private static String key(Form form, String field) {
        return switch (field) {
            case "number" ->
                Typed.read(form.typed("number")).checkDigitFits() ? "desk.reg.wrong.number" : "desk.check.digit";
            case "insurer" -> "desk.checks.wrong.insurer";
            default -> "desk.reg.wrong." + field;
        };
    }

    private static String fieldOf(String field) {
        return switch (field) {
            case "payer" -> "insurer";
            case "facility" -> "site";
            default -> field;
        };
    }
}
