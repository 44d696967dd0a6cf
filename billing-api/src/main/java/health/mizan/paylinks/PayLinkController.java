package health.mizan.paylinks;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.Codes;
import health.mizan.masterdata.Required;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.paylinks.PayLinks.Made;
import health.mizan.payments.Debt;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/pay-links")
class PayLinkController {

    private static final String LINKS = "/api/pay-links/";

    private final PayLinks links;
    private final PayLinkSettings settings;
    private final IdempotentRequests requests;
    private final Callers callers;
    private final Clock clock;

    PayLinkController(
            PayLinks links, PayLinkSettings settings, IdempotentRequests requests, Callers callers, Clock clock) {
        this.links = links;
        this.settings = settings;
        this.requests = requests;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * @param debtKind {@code invoice}, {@code case} (an amount to be set aside) or {@code deposit}
     * @param amount   all that is owed when the link is opened if absent
     * @param language of the page: {@code ar} or {@code en}; Arabic if absent
     */
    record NewPayLink(
            @Required @Nullable String debtKind,
            @Required @Nullable UUID debt,
            @Nullable Money amount,
            @Nullable String language) {

        Debt checked() {
            Checks checks = new Checks();
            Debt.Kind kind = checks.oneOf("debtKind", debtKind, Debt.Kind.class);
            UUID id = checks.present("debt", debt, new UUID(0, 0));
            checks.require(
                    language == null || language.equals("ar") || language.equals("en"), "language", "is ar or en");
            SavedAnswers.requireSound(checks);
            return new Debt(kind, id);
        }
    }

    /**
     * A link as the API shows it.
     *
     * @param amount  asked for; absent for all that is owed when it is opened
     * @param state   {@code live}, {@code expired} or {@code revoked}
     * @param address to send to the payer; only in the first answer to its making, for it is kept nowhere
     */
    record PayLinkView(
            PayLinkId id,
            String debtKind,
            UUID debt,
            @Nullable Money amount,
            String state,
            Instant madeAt,
            Instant expiresAt,
            @Nullable URI address) {}

    /** Makes a link by which whoever holds it pays a debt, or sets an amount aside, without signing in. */
    @PostMapping
    ResponseEntity<PayLinkView> make(IdempotentRequest request, @RequestBody NewPayLink body) {
        Caller caller = callers.current();
        Debt debt = body.checked();
        AtomicReference<@Nullable URI> address = new AtomicReference<>();
        // What is kept under the key is the link's own address: the token would be in the database with it.
        ResponseEntity<Void> kept = requests.once(request, body, () -> {
            Made made = links.make(caller, debt, body.amount());
            address.set(settings.page(Objects.requireNonNullElse(body.language(), "ar"), made.token()));
            return ResponseEntity.created(URI.create(LINKS + made.link().id())).build();
        });
        URI location = Objects.requireNonNull(kept.getHeaders().getLocation());
        return ResponseEntity.status(kept.getStatusCode())
                .headers(kept.getHeaders())
                .body(view(seen(UUID.fromString(location.toString().substring(LINKS.length()))), address.get()));
    }

    /** The links made for a debt, newest first, the last twenty. */
    @GetMapping
    List<PayLinkView> list(@RequestParam String debtKind, @RequestParam UUID debt) {
        Checks checks = new Checks();
        Debt.Kind kind = checks.oneOf("debtKind", debtKind, Debt.Kind.class);
        SavedAnswers.requireSound(checks);
        return links.of(callers.current(), new Debt(kind, debt)).stream()
                .map(link -> view(link, null))
                .toList();
    }

    /** A link, without its address. */
    @GetMapping("/{id}")
    PayLinkView read(@PathVariable UUID id) {
        return view(seen(id), null);
    }

    /**
     * Takes a link back: it opens nothing any more, and the gateway's page that it alone leads to is closed if nobody has
     * paid on it. Refused while nobody knows whether money moved by it, for the payer reads on its page how that ended.
     */
    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(@PathVariable UUID id) {
        return switch (links.revoke(callers.current(), new PayLinkId(id))
                .orElseThrow(PayLinkController::nothingThere)) {
            case DONE -> ResponseEntity.noContent().build();
            case IN_DOUBT ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "whether money moved by this pay-link is not known yet, and its page is where the payer reads how"
                                + " that ended; the gateway is being asked: take it back once that is known");
        };
    }

    private PayLink seen(UUID id) {
        return links.find(callers.current(), new PayLinkId(id)).orElseThrow(PayLinkController::nothingThere);
    }

    private PayLinkView view(PayLink link, @Nullable URI address) {
        boolean live = link.isLive(clock.instant());
        return new PayLinkView(
                link.id(),
                Codes.code(link.debt().kind()),
                link.debt().id(),
                link.asked(),
                live ? "live" : link.revokedAt() == null ? "expired" : "revoked",
                link.madeAt(),
                link.expiresAt(),
                address);
    }

    private static ProblemException nothingThere() {
        return new ProblemException(ProblemType.NOT_FOUND, "no such pay-link");
    }
}
