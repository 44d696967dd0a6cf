package health.mizan.fhir.bundles;

import health.mizan.access.Caller;
import health.mizan.fhir.Interactions;
import health.mizan.fhir.Verb;
import health.mizan.fhir.arrivals.Target;
import health.mizan.fhir.kept.Holdings;
import health.mizan.fhir.kept.Keeping;
import health.mizan.fhir.kept.Kept;
import health.mizan.fhir.refusals.Refusal;
import health.mizan.tx.Tx;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;

/**
 * Writes resources that came together: all of them, with everything billing makes of them, in one transaction or none.
 * Whether the caller may write each type was decided before.
 */
@Component
public class Writes {

    private static final Logger log = LoggerFactory.getLogger(Writes.class);

    private final Conditions conditions;
    private final Holdings holdings;
    private final Keeping keeping;
    private final Writing writing;
    private final Shape shape;
    private final Tx tx;

    Writes(Conditions conditions, Holdings holdings, Keeping keeping, Writing writing, Shape shape, Tx tx) {
        this.conditions = conditions;
        this.holdings = holdings;
        this.keeping = keeping;
        this.writing = writing;
        this.shape = shape;
        this.tx = tx;
    }

    /** One that came alone. */
    public Written apply(Caller caller, Write write) {
        return apply(caller, List.of(write), List.of(), List::getFirst);
    }

    /**
     * Several that came together.
     *
     * @param places of each in the bundle they came in, for the sender to find what to mend
     * @param after  what else belongs into the transaction, given the results in the order of {@code writes}
     * @throws Refusal that names the entry
     */
    public <T> T apply(Caller caller, List<Write> writes, List<Integer> places, Function<List<Written>, T> after) {
        try {
            return tx.get(() -> after.apply(inTransaction(caller, writes, places)));
        } catch (ConcurrencyFailureException | DuplicateKeyException | UnexpectedRollbackException raced) {
            // Somebody else committed the same thing at the same time: the second look finds it.
            log.info("fhir.raced cause={}", raced.getClass().getSimpleName());
        }
        try {
            return tx.get(() -> after.apply(inTransaction(caller, writes, places)));
        } catch (DuplicateKeyException | UnexpectedRollbackException taken) {
            throw Refusal.of(
                    Refusal.CONFLICT,
                    "duplicate",
                    writes.size() == 1 ? writes.getFirst().type() + ".identifier" : null,
                    "another resource has one of these identifiers: update that one, or send If-None-Exist");
        }
    }

    private List<Written> inTransaction(Caller caller, List<Write> writes, List<Integer> places) {
        boolean several = !places.isEmpty();
        List<Pending> pendings = new ArrayList<>();
        Links links = new Links(caller, conditions, holdings, keeping, shape.terser());
        for (Write write : writes) {
            Pending pending = new Pending(write, several ? places.get(pendings.size()) : 0);
            pendings.add(pending);
            step(pending, several, () -> pending.copy(shape));
            links.add(pending);
        }
        pendings.stream()
                .filter(one -> one.write().verb() == Verb.DELETE)
                .forEach(one -> step(one, several, () -> one.written = delete(caller, one)));
        List<Pending> arriving = pendings.stream()
                .filter(one -> one.write().verb() != Verb.DELETE)
                .sorted(Comparator.comparing(
                                (Pending one) -> Uptakes.rank(one.write().type()))
                        .thenComparing(Pending::index))
                .toList();
        arriving.forEach(one -> step(one, several, () -> meet(caller, one)));
        List<Pending> fresh =
                arriving.stream().filter(one -> one.written == null).toList();
        fresh.forEach(one -> step(one, several, () -> {
            shape.require(one.resource());
            links.settleConditional(one);
        }));
        fresh.forEach(one -> step(one, several, () -> writing.take(caller, one, links, !several)));
        if (several) {
            fresh.forEach(one -> step(one, true, () -> writing.settle(caller, one, links)));
        }
        // Only now: until they are kept, those that came together are found by the names they came with.
        fresh.forEach(one -> links.rewrite(one.resource()));
        fresh.forEach(one -> step(one, several, () -> one.written = writing.keep(caller, one)));
        return pendings.stream().map(Writes::result).toList();
    }

    /** Finds what is there already, and ends a create that finds it. */
    private void meet(Caller caller, Pending pending) {
        Write write = pending.write();
        Optional<Resource> found =
                write.condition().flatMap(condition -> conditions.only(caller, write.type(), condition));
        found.ifPresent(
                present -> exists(caller, pending, present.getIdElement().getIdPart()));
        boolean stays = write.verb() == Verb.CREATE
                // What the clinic knows itself stays as it is when others tell of it.
                || (pending.drawn != null && Writing.isDirectory(write.type()))
                || pending.isOutdated();
        if (found.isPresent() && stays) {
            Resource present = found.get();
            String id = present.getIdElement().getIdPart();
            pending.target = new Target(write.type(), id, pending.ours());
            pending.written = new Written(
                    Written.Result.FOUND, write.type(), id, pending.version(), mayRead(caller, write) ? present : null);
        }
        write.id().ifPresent(id -> {
            exists(caller, pending, id);
            if (!pending.exists()) {
                // The same for what is out of sight: that an id is taken is nobody else's business.
                throw Refusal.of(
                        Refusal.NOT_ALLOWED,
                        "not-supported",
                        null,
                        "ids are given by this server: create with POST, or update what a search finds with PUT "
                                + write.type() + "?identifier=system|value");
            }
            requireVersion(pending);
        });
    }

    /** To make a thing unless it is there is no way to read what somebody else made. */
    private static boolean mayRead(Caller caller, Write write) {
        return Interactions.of(write.type())
                .filter(one -> one.admits(caller, Verb.READ))
                .isPresent();
    }

    private void exists(Caller caller, Pending pending, String id) {
        String type = pending.write().type();
        pending.kept = keeping.lock(caller, type, id).orElse(null);
        if (pending.kept == null) {
            pending.drawn = holdings.find(caller, type, id).orElse(null);
        }
    }

    private static void requireVersion(Pending pending) {
        pending.write()
                .version()
                .filter(version -> version != pending.version())
                .ifPresent(stale -> {
                    throw Refusal.of(
                            Refusal.PRECONDITION_FAILED,
                            "conflict",
                            null,
                            "somebody else changed it since: read it again and repeat the change on its new version");
                });
    }

    private Written delete(Caller caller, Pending pending) {
        Write write = pending.write();
        Kept was =
                write.id().flatMap(id -> keeping.lock(caller, write.type(), id)).orElseThrow(Refusal::notThere);
        return writing.delete(caller, was);
    }

    private static void step(Pending pending, boolean several, Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            throw pending.told(refusal, several);
        }
    }

    private static Written result(Pending pending) {
        if (pending.written == null) {
            throw new IllegalStateException("a write without a result");
        }
        return pending.written;
    }
}
