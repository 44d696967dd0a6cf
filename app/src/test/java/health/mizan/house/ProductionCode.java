package health.mizan.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** Everything that ships, read once for all rules. */
final class ProductionCode {

    /** The packages of the modules around the centre. What is none of these and not app's own is {@code billing-api}. */
    static final String FHIR = "health.mizan.fhir..";

    static final String GATEWAYS = "health.mizan.gateways..";
    static final String WORKFLOWS = "health.mizan.workflows..";
    static final String PORTAL = "health.mizan.portal..";
    static final String SANDBOX = "health.mizan.sandbox..";
    static final String STANDALONE = "health.mizan.standalone..";

    /** Also leaves out the test-jar, which a packaged build puts on the class path like any other jar. */
    static final ImportOption WITHOUT_TESTS = location ->
            ImportOption.Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("-tests.jar");

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(WITHOUT_TESTS).importPackages("health.mizan");

    private ProductionCode() {}

    static JavaClasses classes() {
        return CLASSES;
    }
}
