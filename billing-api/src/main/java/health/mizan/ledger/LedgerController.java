package health.mizan.ledger;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.audit.Act;
import health.mizan.audit.Audit;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.ledger.Ledger.Posted;
import health.mizan.ledger.LedgerViews.BalanceView;
import health.mizan.ledger.LedgerViews.EntryView;
import health.mizan.ledger.LedgerViews.TrialBalanceView;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger for the billing office: what was posted, what it adds up to, and the undoing of an entry. */
@RestController
class LedgerController {

    private final Ledger ledger;
    private final Books books;
    private final Callers callers;
    private final Audit audit;
    private final IdempotentRequests requests;

    LedgerController(Ledger ledger, Books books, Callers callers, Audit audit, IdempotentRequests requests) {
        this.ledger = ledger;
        this.books = books;
        this.callers = callers;
        this.audit = audit;
        this.requests = requests;
    }

    /** @param reason shown to auditors; never about health */
    record Reversal(String reason) {}

    /** The chart of accounts. */
    @GetMapping("/api/ledger/accounts")
    Page<Books.NamedAccount> accounts() {
        return new Page<>(books.accounts(), null);
    }

    /** Journal entries. */
    @GetMapping("/api/ledger/entries")
    Page<EntryView> entries(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable UUID payer,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Books.Query query = new Books.Query(account(account), party(patient, payer), from, until);
        return books.entries(query, PageRequest.of(cursor, limit), callers.current())
                .map(LedgerViews::of);
    }

    /** A journal entry with its lines. */
    @GetMapping("/api/ledger/entries/{id}")
    EntryView entry(@PathVariable UUID id) {
        return LedgerViews.of(visible(id, callers.current()));
    }

    /**
     * Reverses an entry by its mirror image; entries are never changed. What a gateway, a terminal, a drawer or a bank counts
     * too is not reversed here but by the act that undoes it there.
     */
    @PostMapping("/api/ledger/entries/{id}/reversal")
    ResponseEntity<EntryView> reverse(
            @PathVariable UUID id, IdempotentRequest request, @RequestBody Reversal reversal) {
        if (reversal.reason().strip().length() < 3 || reversal.reason().length() > 500) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "a reason has 3 to 500 characters");
        }
        Caller caller = callers.current();
        return requests.once(request, reversal, () -> {
            visible(id, caller).countedElsewhere().ifPresent(LedgerController::refuse);
            Posted posted = ledger.reverse(id, reversal.reason());
            if (posted.repeated()) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "the entry was undone before, by entry " + posted.entry());
            }
            audit.record(caller, Act.done("ledger-entry.reversed", "journal-entry", id));
            return ResponseEntity.created(URI.create("/api/ledger/entries/" + posted.entry()))
                    .body(LedgerViews.of(visible(posted.entry(), caller)));
        });
    }

    /** What is owed, by account, patient and payer. */
    @GetMapping("/api/ledger/balances")
    Page<BalanceView> balances(
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(required = false) @Nullable UUID payer) {
        Account onlyAccount = account(account);
        Party onlyParty = party(patient, payer);
        if ((onlyAccount == null) == (onlyParty == null)) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "ask for one account, patient or payer");
        }
        List<Books.Balance> balances = onlyAccount == null
                ? books.balances(Objects.requireNonNull(onlyParty), callers.current())
                : books.balances(onlyAccount, callers.current());
        return new Page<>(balances.stream().map(LedgerViews::of).toList(), null);
    }

    /** The balance of each account at the end of a day; they sum to zero. */
    @GetMapping("/api/ledger/trial-balance")
    TrialBalanceView trialBalance(@RequestParam LocalDate date) {
        return LedgerViews.of(books.trialBalance(date, callers.current()));
    }

    private static void refuse(Account counted) {
        throw new ProblemException(
                ProblemType.CONFLICT,
                "account %s tells what is counted outside the ledger too: release, refund or take back the payment itself"
                        .formatted(counted.code()));
    }

    private PostedEntry visible(UUID id, Caller caller) {
        return books.entry(id, caller)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no entry " + id));
    }

    private static @Nullable Account account(@Nullable String code) {
        return code == null
                ? null
                : Account.ofCode(code)
                        .orElseThrow(() ->
                                new ProblemException(ProblemType.INVALID_VALUE, "no account has the code " + code));
    }

    private static @Nullable Party party(@Nullable UUID patient, @Nullable UUID payer) {
        if (patient != null && payer != null) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "ask for a patient or a payer, not both");
        }
        if (patient != null) {
            return new Party(Party.Kind.PATIENT, patient);
        }
        return payer == null ? null : new Party(Party.Kind.PAYER, payer);
    }
}
