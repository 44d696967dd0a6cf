package health.mizan.encounters;

/** What kind of visit or stay it is (HL7 v3 ActCode, as NPHIES uses it). */
public enum EncounterClass {
    /** Outpatient. */
    AMB,
    /** Emergency. */
    EMER,
    /** Inpatient. */
    IMP,
    /** At home. */
    HH,
    /** Day case. */
    SS,
    /** Remote. */
    VR
}
