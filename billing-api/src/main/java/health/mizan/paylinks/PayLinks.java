package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.audit.Act;
import health.mizan.money.Money;
import health.mizan.payments.Debt;
import health.mizan.payments.DebtDirectory.Owed;
import health.mizan.tx.Tx;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Makes links, finds what a token opens, takes links back. */
@Service
@EnableConfigurationProperties(PayLinkSettings.class)
public class PayLinks {

    private static final Logger log = LoggerFactory.getLogger(PayLinks.class);

    private final PayLinkStore store;
    private final KnockStore knocks;
    private final Guests guests;
    private final PayLinkSources sources;
    private final PayLinkSettings settings;
    private final Tx tx;

    PayLinks(
            PayLinkStore store,
            KnockStore knocks,
            Guests guests,
            PayLinkSources sources,
            PayLinkSettings settings,
            Tx tx) {
        this.store = store;
        this.knocks = knocks;
        this.guests = guests;
        this.sources = sources;
        this.settings = settings;
        this.tx = tx;
    }

    /** A fresh link with its token, which nobody is told again. */
    public record Made(PayLink link, String token) {
        @Override
        public String toString() {
            return "Made[" + link.id() + "]";
        }
    }

    /**
     * Makes a link to a debt. Earlier links to it stay as they are.
     *
     * @param amount null for all that is owed when the link is opened
     * @throws ProblemException not found if the debt is out of the caller's sight, invalid if less or nothing is owed
     */
    public Made make(Caller caller, Debt debt, @Nullable Money amount) {
        return tx.get(() -> {
            Owed owed = sources.orders()
                    .owing(caller, debt)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no such debt"));
            refuseUnlessOwed(owed.most(), amount);
            Instant now = sources.clock().instant().truncatedTo(ChronoUnit.MICROS);
            PayLink link = new PayLink(
                    new PayLinkId(sources.ids().next()),
                    debt,
                    owed.patient(),
                    owed.facility(),
                    owed.most().currency(),
                    amount,
                    now,
                    now.plus(settings.lasts()),
                    null);
            String token = PayTokens.fresh();
            store.insert(link, PayTokens.hash(token).orElseThrow(), caller.subject());
            record(caller, "pay-link.made", link);
            log.info("pay-link.made link={} debt={}", link.id(), debt.kind());
            return new Made(link, token);
        });
    }

    /** Where payers reach the portal: whatever name the server was called by, this is what may be printed. */
    public URI portal() {
        return settings.address();
    }

    /**
     * Where the holder of a token goes.
     *
     * @param language {@code ar} or {@code en}
     */
    public URI address(String language, String token) {
        return URI.create(settings.address() + "/" + language + "/p/" + token);
    }

    /**
     * Where the gateway sends a payer back to. It is kept with the payment and told to the gateway, so it does not hold the
     * token.
     */
    public URI returnAddress(String language, PayLink link) {
        return URI.create(settings.address() + "/" + language + "/p/" + link.id() + "/return");
    }

    /** Empty if out of the caller's sight. */
    public Optional<PayLink> find(Caller caller, PayLinkId id) {
        return store.find(caller, id);
    }

    /** Links to a debt in the caller's sight, newest first, the last twenty. */
    public List<PayLink> of(Caller caller, Debt debt) {
        return store.of(caller, debt);
    }

    /** Links to a debt that the caller made, also those that open nothing any more. */
    public List<PayLink> madeBy(Caller caller, Debt debt) {
        return store.madeBy(caller, debt);
    }

    /** The link opens nothing any more; false if it is out of the caller's sight. */
    public boolean revoke(Caller caller, PayLinkId id) {
        return tx.get(() -> {
            Optional<PayLink> seen = store.find(caller, id);
            seen.filter(link ->
                            store.revoke(id, caller.subject(), sources.clock().instant()))
                    .ifPresent(link -> record(caller, "pay-link.revoked", link));
            return seen.isPresent();
        });
    }

    /** @param address of whoever asks, as the server sees it */
    public Opening open(String token, String address) {
        return tx.get(() -> PayTokens.hash(token)
                .flatMap(store::byToken)
                .<Opening>map(
                        link -> link.isLive(sources.clock().instant()) ? new Opening.Open(link) : new Opening.Dead())
                .orElseGet(() ->
                        knocks.count(address).<Opening>map(Opening.TooMany::new).orElseGet(Opening.Dead::new)));
    }

    /** Whether the holder has shown, with this proof, to know the patient's birth year. */
    public boolean isOpened(PayLink link, @Nullable String proof) {
        return guests.isProof(link, proof);
    }

    /** The proof for one who is known in another way: a patient who is signed in. */
    public String proof(PayLink link) {
        return guests.proof(link);
    }

    /** The link that a browser has shown, with this proof, to know the birth year for; empty once the link is dead. */
    public Optional<PayLink> opened(PayLinkId id, String proof) {
        return store.find(new Caller.Self("pay-links"), id)
                .filter(link -> link.isLive(sources.clock().instant()) && guests.isProof(link, proof));
    }

    /** The holder says in which year the patient was born. */
    public BirthYear answer(PayLink link, int year) {
        return guests.answer(link, year);
    }

    private void record(Caller caller, String action, PayLink link) {
        String site = sources.facilities().find(link.facility()).orElseThrow().code();
        sources.audit()
                .record(
                        caller,
                        Act.done(action, "pay-link", link.id())
                                .about(link.patient())
                                .at(site));
    }

    private static void refuseUnlessOwed(Money most, @Nullable Money amount) {
        if (!most.isPositive()) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "nothing is to be paid at present");
        }
        if (amount != null
                && (!amount.currency().equals(most.currency()) || !amount.isPositive() || amount.exceeds(most))) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "the amount is above zero and at most " + most);
        }
    }
}
