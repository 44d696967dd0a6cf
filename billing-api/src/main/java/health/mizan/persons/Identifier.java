package health.mizan.persons;

import health.mizan.parties.Phi;

/**
 * A number somebody issued for a person.
 *
 * @param system a URI that names the issuer's number range, as in FHIR
 */
public record Identifier(String system, Phi<String> value) {

    /** Saudi national identity number: 10 digits, the first is 1. */
    public static final String NATIONAL_ID = "http://nphies.sa/identifier/nationalid";

    /** Residence permit: 10 digits, the first is 2. */
    public static final String IQAMA = "http://nphies.sa/identifier/iqama";

    public static final String PASSPORT = "http://nphies.sa/identifier/passportnumber";
    public static final String BORDER_NUMBER = "http://nphies.sa/identifier/bordernumber";

    public static Identifier of(String system, String value) {
        return new Identifier(system, Phi.of(value));
    }
}
