package health.mizan.fhir.arrivals;

/**
 * Takes what billing needs out of a resource of one type, by the façade it belongs to. One bean per type; a type without
 * one is only kept. Runs in the transaction that keeps the resource, and bears repetition: the same again changes nothing.
 */
public interface Uptake {

    String type();

    /**
     * @throws health.mizan.fhir.refusals.Refusal if billing cannot work with it as it is; nothing is kept then
     */
    Effect take(Arrival arrival);

    /** Once everything that came with it has been taken. */
    default void settle(Arrival arrival) {}
}
