package health.mizan.payers;

import health.mizan.history.Saving;
import health.mizan.ids.Ids;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.Saved;
import health.mizan.parties.PayerId;
import health.mizan.web.Page;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Those who pay. */
@Service
public class Payers {

    private final PayerStore store;
    private final Saving saving;
    private final Ids ids;
    private final Clock clock;

    Payers(PayerStore store, Saving saving, Ids ids, Clock clock) {
        this.store = store;
        this.saving = saving;
        this.ids = ids;
        this.clock = clock;
    }

    public Saved<Payer> save(PayerDraft draft, Change change) {
        Checks checks = new Checks();
        boolean administratorKnown = Optional.ofNullable(draft.administeredBy())
                .flatMap(store::byCode)
                .filter(payer -> payer.kind() == PayerKind.TPA)
                .isPresent();
        Payer wanted = draft.checked(
                checks,
                administratorKnown,
                new PayerId(ids.next()),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.byCode(wanted.code())
                .filter(present -> present.kind() != wanted.kind())
                .ifPresent(present -> checks.error("kind", "stays as it is: plans and contracts were made for it"));
        if (checks.failed()) {
            return new Saved.Refused<>(checks.errors());
        }
        return store.collision(wanted)
                .<Saved<Payer>>map(other -> new Saved.Conflict<>(
                        wanted.kind() == PayerKind.SELF_PAY
                                ? "there is one payer of kind self-pay, and it is another"
                                : "another payer has one of these identifiers",
                        other.toString()))
                .orElseGet(() -> saving.save("payer", wanted, change, store));
    }

    public Optional<Payer> find(PayerId id) {
        return store.find(id);
    }

    public Optional<Payer> byCode(String code) {
        return store.byCode(code);
    }

    /** By a number that somebody else gave the payer; no two payers share one. */
    public Optional<Payer> byIdentifier(String system, String value) {
        return store.byIdentifier(system, value);
    }

    /** @param kind a payer kind's code; null for any */
    public Page<Payer> list(ListRequest request, @Nullable String kind) {
        return store.list(request, kind);
    }
}
