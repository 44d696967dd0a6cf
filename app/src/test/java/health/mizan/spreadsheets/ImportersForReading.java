package health.mizan.spreadsheets;

import health.mizan.imports.Importer;
import java.util.List;

/** Every importer as far as reading a file goes: what it writes to is not there. */
public final class ImportersForReading {

    private ImportersForReading() {}

    public static List<Importer> all() {
        return List.of(
                new ContractImporter(null),
                new CoverageImporter(null, null),
                new FacilityImporter(null),
                new FeeScheduleImporter(null),
                new PatientImporter(null),
                new PatientLoginImporter(null, null),
                new PayerImporter(null),
                new PlanImporter(null),
                new PractitionerImporter(null),
                new ServiceImporter(null));
    }
}
