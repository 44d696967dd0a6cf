package health.mizan.spreadsheets;

import health.mizan.access.Caller;
import health.mizan.csv.CsvRow;
import health.mizan.imports.RowRefusal;
import health.mizan.parties.PatientId;
import health.mizan.patients.Registrations;
import org.springframework.stereotype.Component;

/** Finds the patients that rows name by their files. */
@Component
class PatientFiles {

    private final Registrations registrations;

    PatientFiles(Registrations registrations) {
        this.registrations = registrations;
    }

    PatientId patient(Caller caller, CsvRow row, String column) {
        return registrations
                .withFile(
                        caller,
                        new Registrations.File(
                                row.text("facility"), row.optional(column).orElse("")))
                .orElseThrow(() -> unknown(column));
    }

    static RowRefusal unknown(String column) {
        return new RowRefusal(column, "the site has no such file: import the patients first");
    }
}
