package health.mizan.history;

import health.mizan.masterdata.Recorded;
import health.mizan.masterdata.Saved;
import java.util.Optional;

/** The rows of one kind of effective-dated master data: a head that owns numbered versions. Implemented by its store. */
public interface EffectiveRows<T extends Recorded> {

    /** The latest version of the head with the business code of {@code wanted}; the head stays locked. */
    Optional<T> lock(T wanted);

    /** False if another transaction took the code first. */
    boolean insertHead(T wanted);

    /** Of the versions of {@code wanted}'s head that start on its first day, the latest. */
    Optional<T> startingWith(T wanted);

    void insertVersion(T now);

    /** {@code wanted} with the identity of {@code present} and the given version. */
    T as(T wanted, T present, long version);

    /** Whether both say the same, whoever recorded them. */
    boolean alike(T one, T other);

    /** What forbids recording {@code wanted} beside other heads' versions; asked under the lock. */
    default Optional<Saved<T>> obstacle(T wanted) {
        return Optional.empty();
    }
}
