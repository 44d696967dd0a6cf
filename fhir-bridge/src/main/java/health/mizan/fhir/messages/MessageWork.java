package health.mizan.fhir.messages;

import health.mizan.outbox.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Works on messages of some events, inside the transaction that settles them. One bean per concern. */
public interface MessageWork {

    Set<MessageEvent> events();

    /**
     * What came of a message.
     *
     * @param said  what was done, for the sender: a short sentence each, without anything about a person
     * @param about what of ours it turned out to be about; empty where nothing, or much
     */
    record Worked(List<String> said, Optional<Subject> about) {

        public Worked {
            said = List.copyOf(said);
        }

        public static Worked of(List<String> said) {
            return new Worked(said, Optional.empty());
        }
    }

    /** @throws health.mizan.fhir.refusals.Refusal if the message cannot be taken as it is; nothing of it then remains */
    Worked work(Received message);
}
