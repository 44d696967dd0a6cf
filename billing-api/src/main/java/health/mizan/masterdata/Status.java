package health.mizan.masterdata;

/** Whether something may be chosen for new business. What exists stays readable either way. */
public enum Status {
    ACTIVE,
    INACTIVE
}
