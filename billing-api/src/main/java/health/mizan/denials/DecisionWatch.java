package health.mizan.denials;

import health.mizan.adjudications.DecidedLine;
import health.mizan.adjudications.Decision;
import health.mizan.billchecks.Filing;
import health.mizan.charges.ChargeId;
import health.mizan.claims.Claim;
import health.mizan.claims.ClaimPosted;
import health.mizan.claims.Claims;
import health.mizan.denials.DenialState.Happening;
import health.mizan.ids.Ids;
import health.mizan.outbox.LocalHandler;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Raises a denial for each refused line, and settles what a later decision has changed. */
@Component
class DecisionWatch implements LocalHandler<ClaimPosted> {

    private final DenialStore store;
    private final DenialBooks books;
    private final Claims claims;
    private final Filing filing;
    private final Ids ids;
    private final Clock clock;

    DecisionWatch(DenialStore store, DenialBooks books, Claims claims, Filing filing, Ids ids, Clock clock) {
        this.store = store;
        this.books = books;
        this.claims = claims;
        this.filing = filing;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "denials.claim-posted";
    }

    @Override
    public Class<ClaimPosted> event() {
        return ClaimPosted.class;
    }

    @Override
    public void handle(ClaimPosted event) {
        Optional<Decision> posted = claims.decisions(event.claim()).stream()
                .filter(Decision::isPosted)
                .reduce((earlier, later) -> later);
        posted.ifPresent(decision -> follow(claims.require(event.claim()), decision));
    }

    private void follow(Claim claim, Decision decision) {
        Map<ChargeId, DecidedLine> denied = decision.lines().stream()
                .filter(line -> !line.denied().isZero())
                .collect(Collectors.toMap(line -> new ChargeId(line.charge()), Function.identity()));
        Set<ChargeId> known = new HashSet<>();
        for (Denial standing : store.standing(claim.id())) {
            DecidedLine now = denied.get(standing.charge());
            if (now != null && now.denied().equals(standing.denied())) {
                known.add(standing.charge());
                deniedAgain(standing, decision);
            } else {
                books.undo(standing);
                standing.state()
                        .on(Happening.DECIDED_OTHERWISE)
                        .ifPresent(next -> store.update(standing.in(next, standing.decideBy())));
            }
        }
        denied.forEach((charge, line) -> {
            if (!known.contains(charge)) {
                store.insert(raised(claim, decision, line));
            }
        });
    }

    /** The objection was in vain: somebody must decide anew. */
    private void deniedAgain(Denial standing, Decision decision) {
        if (decision.number() > standing.decision()) {
            standing.state()
                    .on(Happening.DENIED_AGAIN)
                    .ifPresent(next -> store.update(standing.in(next, filing.decideBy(standing.facility()))));
        }
    }

    private Denial raised(Claim claim, Decision decision, DecidedLine line) {
        return new Denial(
                new DenialId(ids.next()),
                1,
                claim.id(),
                decision.number(),
                line.sequence(),
                new ChargeId(line.charge()),
                claim.financialCase(),
                claim.patient(),
                claim.payer(),
                claim.payerCode(),
                claim.facility(),
                claim.site(),
                line.denied(),
                line.reason(),
                line.memberLiable(),
                filing.decideBy(claim.facility()),
                DenialState.OPEN,
                null,
                null,
                null,
                null,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
