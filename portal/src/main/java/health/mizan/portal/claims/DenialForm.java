package health.mizan.portal.claims;

import health.mizan.denials.Denial;
import health.mizan.denials.Denials.Choice;
import health.mizan.masterdata.Codes;
import health.mizan.portal.kit.Form;
import health.mizan.portal.office.OfficeRights;
import health.mizan.portal.pages.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to be done about a refused line.
 *
 * @param checked with an error for what is missing
 */
record DenialForm(Form checked, @Nullable String action, Denial.@Nullable Ground ground) {

    private static final List<String> FIELDS = List.of("action", "ground", "consent", "note");
    private static final List<String> ACTIONS = List.of("appeal", "resubmit", "bill-patient", "write-off");
    private static final int LONGEST = 500;

    static DenialForm of(Map<String, String> sent) {
        Map<String, String> typed = new HashMap<>();
        FIELDS.forEach(field -> Optional.ofNullable(sent.get(field)).ifPresent(value -> typed.put(field, value)));
        Form form = new Form(typed, Map.of());
        String action = form.typed("action");
        Denial.Ground ground =
                Codes.of(Denial.Ground.class, form.typed("ground")).orElse(null);
        if (!ACTIONS.contains(action)) {
            form = form.with("action", "office.denial.action.error");
        }
        if (action.equals("write-off") && ground == null) {
            form = form.with("ground", "office.denial.ground.error");
        }
        if (form.typed("note").length() > LONGEST) {
            form = form.with("note", "office.denial.note.error", Integer.toString(LONGEST));
        }
        return new DenialForm(form, action, ground);
    }

    Optional<Choice> choice() {
        if (checked.hasErrors() || action == null) {
            return Optional.empty();
        }
        String note =
                checked.typed("note").isBlank() ? null : checked.typed("note").strip();
        return Optional.ofNullable(
                switch (action) {
                    case "appeal" -> new Choice.Appeal(note);
                    case "resubmit" -> new Choice.Resubmit(note);
                    case "bill-patient" ->
                        new Choice.BillPatient(checked.typed("consent").equals("yes"), note);
                    case "write-off" -> ground == null ? null : new Choice.WriteOff(ground, note);
                    default -> null;
                });
    }

    static List<health.mizan.portal.kit.Choice> choices(Page page, Denial denial, OfficeRights rights) {
        return ACTIONS.stream()
                .map(action -> new health.mizan.portal.kit.Choice(
                        action,
                        page.text("office.denial." + action),
                        action.equals("bill-patient") && denial.memberLiable()
                                ? page.text("office.denial.bill-patient.liable")
                                : page.text("office.denial." + action + ".hint"),
                        action.equals("write-off") && !rights.approve()
                                ? page.text("office.denial.not.approved")
                                : null,
                        false))
                .toList();
    }

    static List<health.mizan.portal.kit.Choice> grounds(Page page) {
        return Arrays.stream(Denial.Ground.values())
                .map(ground -> new health.mizan.portal.kit.Choice(
                        Codes.code(ground), page.text("office.denial.ground." + Codes.code(ground)), null, null, false))
                .toList();
    }
}
