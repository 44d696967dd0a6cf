package health.mizan.ledger;

import health.mizan.access.Caller;
import health.mizan.access.Role;
import health.mizan.facilities.CallerSites;
import health.mizan.money.Money;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people read of the ledger. Staff see the entries of their facilities, and finance those of the clinic as a whole;
 * a patient sees the lines of the patients that the login may act for; nobody sees more by asking differently.
 */
@Component
public class Books {

    private final BookStore store;

    Books(BookStore store) {
        this.store = store;
    }

    /** What a party or the clinic has on one account in one currency: debits less credits. */
    public record Balance(Account account, Money amount) {}

    /**
     * Which entries are asked for; null admits any.
     *
     * @param from  the first value date
     * @param until the last value date, included
     */
    public record Query(
            @Nullable Account account,
            @Nullable Party party,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Whose entries a caller may see, as the queries are joined to it.
     *
     * @param central whether entries of no facility are included
     */
    record Sight(CallerSites sites, boolean central) {

        static Sight of(Caller caller) {
            boolean central = caller instanceof Caller.Staff staff && staff.is(Role.FINANCE);
            return new Sight(CallerSites.of(caller), central);
        }

        static Sight everything() {
            return new Sight(CallerSites.of(new Caller.Self("ledger")), true);
        }
    }

    /** In order of posting. */
    public Page<PostedEntry> entries(Query query, PageRequest page, Caller caller) {
        return page(store.entries(query, page, Sight.of(caller)), page);
    }

    public Optional<PostedEntry> entry(UUID id, Caller caller) {
        return store.entry(id, Sight.of(caller));
    }

    /** The party's lines, entry by entry, in order of posting; empty if the caller may not see the party. */
    public Page<PostedEntry> statement(Party party, PageRequest page, Caller caller) {
        return sightOf(party, caller)
                .map(sight -> page(store.statement(party, page, sight), page))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    /** What the party has, account by account. */
    public List<Balance> balances(Party party, Caller caller) {
        return sightOf(party, caller).map(sight -> store.balances(party, sight)).orElseGet(List::of);
    }

    /** What is on the account, currency by currency. */
    public List<Balance> balances(Account account, Caller caller) {
        return store.balances(account, Sight.of(caller));
    }

    /** Of the facilities the caller sees: their entries balance by themselves. */
    public TrialBalance trialBalance(LocalDate asOf, Caller caller) {
        return new TrialBalance(asOf, store.trialBalance(asOf, Sight.of(caller)));
    }

    /** The chart of accounts with its names for people. */
    List<NamedAccount> accounts() {
        return store.accounts();
    }

    record NamedAccount(String code, String nameEn, String nameAr, String kind, String normalSide, String holder) {}

    /** A patient sees all that concerns the patient, at whichever site; what concerns others, nowhere. */
    private static Optional<Sight> sightOf(Party party, Caller caller) {
        if (caller instanceof Caller.Patient patient) {
            boolean theirs = party.kind() == Party.Kind.PATIENT
                    && patient.patients().stream().anyMatch(id -> id.value().equals(party.id()));
            return theirs ? Optional.of(Sight.everything()) : Optional.empty();
        }
        return Optional.of(Sight.of(caller));
    }

    private static Page<PostedEntry> page(List<PostedEntry> rows, PageRequest page) {
        return Page.of(rows, page.limit(), PostedEntry::cursor);
    }
}
