package health.mizan.outbound;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of a call. Never an exception: what the network can do to us is an answer too. */
public sealed interface Outcome {

    /** The other party has not seen the request: it is safe to try again, or elsewhere. */
    record NotSent(Obstacle reason) implements Outcome {

        public enum Obstacle {
            BREAKER_OPEN,
            BULKHEAD_FULL,
            NAME_NOT_RESOLVED,
            ADDRESS_NOT_ALLOWED,
            NOT_CONNECTED,
            NO_CREDENTIALS,
            TLS_REFUSED
        }
    }

    /**
     * A whole answer, of any status.
     *
     * @param headers by lower-case name
     */
    record Answered(int status, Map<String, List<String>> headers, Payload body) implements Outcome {

        public Answered {
            headers = Map.copyOf(headers);
        }

        public boolean successful() {
            return status >= 200 && status < 300;
        }

        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }
    }

    /** The request may have been acted on. Ask again with the same key; never assume. */
    record Unknown(Doubt reason) implements Outcome {

        public enum Doubt {
            TIMED_OUT,
            BROKEN_OFF,
            ANSWER_TOO_LARGE,
            ANSWER_OUT_OF_BOUNDS,
            INTERRUPTED
        }
    }
}
