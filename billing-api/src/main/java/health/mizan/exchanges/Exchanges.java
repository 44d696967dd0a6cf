package health.mizan.exchanges;

import health.mizan.access.Caller;
import health.mizan.audit.Audit;
import health.mizan.ids.ShortId;
import health.mizan.tx.Tx;
import health.mizan.web.Cursor;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The message log. Who looks sees that something was said; what was said only who gives a reason, which is written down. */
@Service
public class Exchanges {

    /** Of the reason for opening a text. */
    public static final int SHORTEST_REASON = 5;

    public static final int LONGEST_REASON = 200;

    private final ExchangeStore store;
    private final CaseThings things;
    private final Map<String, KeptTexts> shelves;
    private final Audit audit;
    private final Tx tx;

    Exchanges(ExchangeStore store, CaseThings things, List<KeptTexts> shelves, Audit audit, Tx tx) {
        this.store = store;
        this.things = things;
        this.shelves = shelves.stream().collect(Collectors.toMap(KeptTexts::shelf, Function.identity()));
        this.audit = audit;
        this.tx = tx;
    }

    /**
     * Which exchanges are listed; null components mean any.
     *
     * @param word a number both sides know it by, its id, the id of what it was about, or of a case, or the short
     *             reference of a payment
     */
    public record Filter(
            Exchange.@Nullable Direction direction,
            Exchange.@Nullable Status status,
            @Nullable String word) {

        public static Filter all() {
            return new Filter(null, null, null);
        }
    }

    /** Newest first, of the caller's sites and of none. */
    public Page<Exchange> list(Caller.Staff caller, Filter filter, PageRequest page) {
        List<Exchange> found = filter.word() == null
                ? store.latest(caller, filter, page)
                : store.named(caller, filter, meant(caller, filter.word()), page);
        return Page.of(found, page.limit(), last -> new Cursor(last.at(), last.id()));
    }

    /** Empty if there is none that the caller may know of. */
    public Optional<Exchange> find(Caller.Staff caller, UUID id) {
        return store.find(caller, id);
    }

    /** What is kept of it, unopened. */
    public List<KeptText> texts(Exchange exchange) {
        return shelf(exchange).map(kept -> kept.list(exchange.id())).orElse(List.of());
    }

    /**
     * What was said, word for word. The look and its reason are written down first.
     *
     * @throws ProblemException if the reason is none, or no text is kept that the caller may see
     */
    public List<KeptText.Opened> open(Caller.Staff caller, UUID id, String reason) {
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw new ProblemException(
                    ProblemType.INVALID_VALUE,
                    "a reason has " + SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
        KeptTexts kept = tx.get(() -> {
            Exchange exchange = store.find(caller, id)
                    .filter(found -> store.mayOpen(caller, id))
                    .orElseThrow(Exchanges::unknown);
            KeptTexts found = shelf(exchange).orElseThrow(Exchanges::unknown);
            audit.record(caller, store.act("exchange.opened", exchange).because(why));
            return found;
        });
        return kept.open(id);
    }

    private Optional<KeptTexts> shelf(Exchange exchange) {
        return Optional.ofNullable(exchange.kept()).map(shelves::get);
    }

    private List<String> meant(Caller.Staff caller, String word) {
        List<String> words = new ArrayList<>();
        words.add(word.strip());
        asId(word).ifPresent(id -> words.addAll(things.of(caller, id)));
        ShortId.end(word).ifPresent(end -> words.addAll(things.ofPayment(end)));
        return words;
    }

    private static Optional<UUID> asId(String word) {
        try {
            return Optional.of(UUID.fromString(word.strip()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "nothing is kept of such an exchange");
    }
}
