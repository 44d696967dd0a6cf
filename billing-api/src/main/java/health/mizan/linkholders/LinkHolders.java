package health.mizan.linkholders;

import health.mizan.access.Caller;
import health.mizan.paylinks.PayLink;
import health.mizan.paylinks.PayLinkId;
import health.mizan.paylinks.PayLinks;
import health.mizan.tx.Tx;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Those who come with a link's token: what it opens for them, and whether they have shown that they know the patient. */
@Service
public class LinkHolders {

    private final PayLinks links;
    private final KnockStore knocks;
    private final BirthYears years;
    private final Proofs proofs;
    private final Clock clock;
    private final Tx tx;

    LinkHolders(PayLinks links, KnockStore knocks, BirthYears years, Proofs proofs, Clock clock, Tx tx) {
        this.links = links;
        this.knocks = knocks;
        this.years = years;
        this.proofs = proofs;
        this.clock = clock;
        this.tx = tx;
    }

    /** @param address of whoever asks, as the server sees it */
    public Opening open(String token, String address) {
        return tx.get(() -> links.named(token)
                .<Opening>map(link -> link.isLive(clock.instant()) ? new Opening.Open(link) : new Opening.Dead())
                .orElseGet(() ->
                        knocks.count(address).<Opening>map(Opening.TooMany::new).orElseGet(Opening.Dead::new)));
    }

    /** The holder says in which year the patient was born. */
    public BirthYear answer(PayLink link, int year) {
        return tx.get(() -> years.answer(link, year));
    }

    /** Whether the holder has shown, with this proof, to know the patient's birth year. */
    public boolean isOpened(PayLink link, @Nullable String proof) {
        return proofs.isOf(link, proof);
    }

    /** The proof for one who is known in another way: a patient who is signed in. */
    public String proof(PayLink link) {
        return proofs.of(link);
    }

    /** The link that a browser has shown, with this proof, to know the birth year for; empty once the link is dead. */
    public Optional<PayLink> opened(PayLinkId id, String proof) {
        return links.find(new Caller.Self("pay-links"), id)
                .filter(link -> link.isLive(clock.instant()) && proofs.isOf(link, proof));
    }
}
