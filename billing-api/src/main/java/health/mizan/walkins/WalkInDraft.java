package health.mizan.walkins;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit to be opened, as sent and unchecked. Its text form is a blank.
 *
 * @param facility       a facility's code
 * @param practitioner   a practitioner's code; may be left out
 * @param date           local to the facility; today when left out
 * @param encounterClass such as amb (also when left out), emer or imp
 * @param coverage       our id of one of the patient's covers; the one in force when left out
 * @param selfPay        true bills the patient alone, whatever the covers
 * @param services       what is planned; may be empty
 */
public record WalkInDraft(
        @Nullable UUID patient,
        @Nullable String facility,
        @Nullable String practitioner,
        @Nullable LocalDate date,
        @Nullable String encounterClass,
        @Nullable UUID coverage,
        @Nullable Boolean selfPay,
        @Nullable List<Planned> services) {

    /** @param quantity 1 when left out */
    public record Planned(
            @Nullable String system,
            @Nullable String code,
            @Nullable Integer quantity) {}

    List<Planned> planned() {
        return services == null ? List.of() : services;
    }

    @Override
    public String toString() {
        return "▮";
    }
}
