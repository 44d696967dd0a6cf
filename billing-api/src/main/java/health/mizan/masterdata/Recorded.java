package health.mizan.masterdata;

/** Something kept with a version number that grows by one with each change. */
public interface Recorded {

    /** The identifier; its text form is what addresses and references use. */
    Record id();

    long version();
}
