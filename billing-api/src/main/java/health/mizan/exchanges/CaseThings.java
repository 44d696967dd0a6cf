package health.mizan.exchanges;

import health.mizan.access.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** The ids of all that hangs on a case: what calls, notices and deliveries name instead of the case itself. */
@Service
public class CaseThings {

    private final CaseThingStore store;

    CaseThings(CaseThingStore store) {
        this.store = store;
    }

    /** Empty if it is no case, or none that the caller can see. */
    public List<String> of(Caller caller, UUID financialCase) {
        return store.of(caller, financialCase);
    }

    /** The ids of a payment and of what was asked for it, by the end of its reference; whoever lists by them sees but theirs. */
    List<String> ofPayment(String end) {
        return store.ofPayment(end);
    }
}
