package health.mizan.history;

import health.mizan.masterdata.Recorded;
import java.util.Optional;

/** The rows of one kind of master data whose present version is kept in place. Implemented by its store. */
public interface VersionedRows<T extends Recorded> {

    /** The row with the business code of {@code wanted}, locked until the transaction ends. */
    Optional<T> lock(T wanted);

    /** False if another transaction took the code, or another value that must be unique, first. */
    boolean insert(T wanted);

    void update(T now);

    /** {@code wanted} with the identity of {@code present} and the given version. */
    T as(T wanted, T present, long version);
}
