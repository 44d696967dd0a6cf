package health.mizan.portal.desk.admit;

import health.mizan.arrivals.Typed;
import health.mizan.coverage.CoverageDraft;
import health.mizan.discoveries.Discovered;
import health.mizan.frontdesk.DiscoveryView;
import health.mizan.masterdata.FieldError;
import health.mizan.patients.PatientDraft;
import health.mizan.persons.Identifier;
import health.mizan.portal.kit.Form;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a registration: what its fields mean, and which of them an error is about. */
final class RegistrationForms {

    static final String[] FIELDS = {
        "key", "site", "number", "arabic", "latin", "birth", "sex", "residency", "phone", "file", "plan", "member"
    };

    private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,15}");
    private static final Pattern HIJRI = Pattern.compile("1[34]\\d\\d[/-]\\d{1,2}[/-]\\d{1,2}");

    private RegistrationForms() {}

    /** What was sought stands in the field it belongs to, so that nothing is typed twice. */
    static Map<String, String> begun(String sought) {
        Map<String, String> typed = new HashMap<>();
        Typed read = Typed.read(sought);
        switch (read.shape()) {
            case NATIONAL_ID -> {
                typed.put("number", read.text());
                typed.put("residency", "citizen");
            }
            case IQAMA -> {
                typed.put("number", read.text());
                typed.put("residency", "resident");
            }
            case TELEPHONE -> typed.put("phone", read.text());
            case NAME ->
                typed.put(
                        read.text()
                                        .codePoints()
                                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
                                ? "arabic"
                                : "latin",
                        read.text());
            case NUMBER, NOTHING -> {}
        }
        return typed;
    }

    /** What an insurer was asked about, and the cover that it named. */
    static Map<String, String> begun(DiscoveryView asked) {
        Map<String, String> typed = new HashMap<>();
        Identifier number = asked.sought().number();
        typed.put("number", number.value().reveal());
        typed.put(
                "residency",
                switch (number.system()) {
                    case Identifier.NATIONAL_ID -> "citizen";
                    case Identifier.IQAMA -> "resident";
                    default -> "visitor";
                });
        typed.put("site", asked.facility().code());
        if (asked.sought().born() != null) {
            typed.put("birth", asked.sought().born().written());
        }
        Discovered.Cover cover = asked.cover();
        if (cover != null && cover.plan() != null && cover.memberNumber() != null) {
            typed.put("plan", asked.payer().code() + "/" + cover.plan());
            typed.put("member", cover.memberNumber().reveal());
        }
        return typed;
    }

    /** The number with its issuer, told by its shape; empty if none was typed, or one that nobody gives out. */
    static Optional<PatientDraft.Numbered> number(Form form) {
        Typed read = Typed.read(form.typed("number"));
        String passport = read.text().toUpperCase(Locale.ROOT).replace(" ", "");
        return switch (read.shape()) {
            case NATIONAL_ID -> Optional.of(new PatientDraft.Numbered(Identifier.NATIONAL_ID, read.text()));
            case IQAMA -> Optional.of(new PatientDraft.Numbered(Identifier.IQAMA, read.text()));
            case NUMBER ->
                PASSPORT.matcher(passport).matches()
                        ? Optional.of(new PatientDraft.Numbered(Identifier.PASSPORT, passport))
                        : Optional.empty();
            case TELEPHONE, NAME, NOTHING -> Optional.empty();
        };
    }

    static Form checked(Form form) {
        boolean none = form.typed("number").isBlank();
        Form checked = none || number(form).isPresent() ? form : form.with("number", "desk.reg.wrong.number");
        if (!Typed.read(form.typed("number")).checkDigitFits()) {
            checked = checked.with("number", "desk.check.digit");
        }
        String phone = form.typed("phone");
        if (!phone.isBlank() && Typed.read(phone).shape() != Typed.Shape.TELEPHONE) {
            checked = checked.with("phone", "desk.reg.wrong.phone");
        }
        if (!form.typed("plan").isBlank() && form.typed("member").isBlank()) {
            checked = checked.with("member", "desk.reg.wrong.member");
        }
        return checked;
    }

    static PatientDraft draft(Form form) {
        String birth = birth(form);
        boolean hijri = HIJRI.matcher(birth).matches();
        return new PatientDraft(
                new PatientDraft.Name(filled(form, "arabic"), filled(form, "latin")),
                new PatientDraft.Birth(hijri ? null : birth, hijri ? birth : null),
                form.typed("sex"),
                form.typed("residency"),
                new PatientDraft.Contact(
                        form.typed("phone").isBlank()
                                ? null
                                : Typed.read(form.typed("phone")).text(),
                        null),
                number(form).map(List::of).orElse(List.of()),
                false,
                false);
    }

    /** Empty where no cover was named. */
    static Optional<CoverageDraft> cover(Form form, LocalDate from) {
        String[] plan = form.typed("plan").split("/", 2);
        return plan.length < 2
                ? Optional.empty()
                : Optional.of(new CoverageDraft(
                        plan[0], plan[1], null, form.typed("member"), null, null, from, null, null, null));
    }

    /** Digits as Latin ones. */
    static String birth(Form form) {
        return Typed.read(form.typed("birth")).text();
    }

    static Form wrong(Form form, List<FieldError> errors) {
        Form wrong = form;
        for (FieldError error : errors) {
            String field = fieldOf(error.field());
            wrong = wrong.with(field, "desk.reg.wrong." + field);
        }
        return wrong;
    }

    private static String fieldOf(String field) {
        return switch (field) {
            case "name", "name.arabic" -> "arabic";
            case "name.latin" -> "latin";
            case "birth.date", "birth.hijri", "birthDate" -> "birth";
            case "sex", "residency" -> field;
            case "contact.phone" -> "phone";
            case "registration.fileNumber" -> "file";
            case "registration.facility" -> "site";
            case "memberNumber" -> "member";
            case "payer", "plan" -> "plan";
            default -> "number";
        };
    }

    private static @Nullable String filled(Form form, String field) {
        String typed = form.typed(field).strip();
        return typed.isEmpty() ? null : typed;
    }
}
