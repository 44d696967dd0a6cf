package health.mizan.catalogue;

/** What kind of care a service is; plans limit, exclude and share by it. */
public enum ServiceCategory {
    CONSULTATION,
    TELEHEALTH,
    EMERGENCY,
    LABORATORY,
    RADIOLOGY,
    PROCEDURE,
    SURGERY,
    INPATIENT,
    PHARMACY,
    MEDICAL_DEVICE,
    VACCINATION,
    DENTAL,
    OPTICAL,
    MATERNITY,
    DIALYSIS,
    PHYSIOTHERAPY,
    MENTAL_HEALTH,
    OTHER
}
