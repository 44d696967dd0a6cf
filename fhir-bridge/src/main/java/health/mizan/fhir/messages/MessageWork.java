package health.mizan.fhir.messages;

import java.util.List;
import java.util.Set;

/** Works on messages of some events, inside the transaction that settles them. One bean per concern. */
public interface MessageWork {

    Set<MessageEvent> events();

    /**
     * @return what was done, for the sender: a short sentence each, without anything about a person
     * @throws health.mizan.fhir.refusals.Refusal if the message cannot be taken as it is; nothing of it then remains
     */
    List<String> work(Received message);
}
