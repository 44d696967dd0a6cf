package health.mizan.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
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

    /** Builders and fakes of the test-jar, which a packaged build puts on the class path like any other jar. */
    static final DescribedPredicate<JavaClass> TEST_SUPPORT = resideInAnyPackage("health.mizan.testing..");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("health.mizan")
            .that(DescribedPredicate.not(TEST_SUPPORT));

    private ProductionCode() {}

    static JavaClasses classes() {
        return CLASSES;
    }
}
