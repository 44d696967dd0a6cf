package health.mizan.linkholders;

import java.time.Duration;

/** What came of a birth year that the holder of a link gave. */
public sealed interface BirthYear {

    /** @param proof to be shown with later requests, as {@link LinkHolders#isOpened} wants it */
    record Right(String proof) implements BirthYear {
        @Override
        public String toString() {
            return "Right";
        }
    }

    /** @param left how often it may be tried before a lock */
    record Wrong(int left) implements BirthYear {}

    record Locked(Duration pause) implements BirthYear {}

    /** Too many for this link, ever: the desk makes another. */
    record Closed() implements BirthYear {}
}
