/** Spreadsheets: the columns of each kind of import file, and whose rows they are; with them a whole demo clinic. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "access",
            "catalogue",
            "contracts",
            "coverage",
            "csv",
            "facilities",
            "fees",
            "imports",
            "logins",
            "masterdata",
            "money",
            "parties",
            "patients",
            "payers",
            "plans"
        })
package health.mizan.spreadsheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
