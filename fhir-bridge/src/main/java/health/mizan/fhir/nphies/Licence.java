package health.mizan.fhir.nphies;

/** The number by which an organisation is known on the message bus. */
public record Licence(String system, String value) {

    /** As the published samples write an endpoint: the licence as an address. */
    String endpoint() {
        return system + "/" + value;
    }
}
