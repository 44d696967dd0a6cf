package health.mizan.node;

/** A share of the work, so that a public portal node need not run jobs. A node has all of them unless told otherwise. */
public enum NodeRole {
    /** Pages for people. */
    PORTAL,
    /** REST under {@code /api}. */
    API,
    /** FHIR under {@code /fhir}. */
    FHIR,
    /** Everything that starts by itself: the engine's jobs, the outbox relay, sweepers, imports. */
    WORKER
}
