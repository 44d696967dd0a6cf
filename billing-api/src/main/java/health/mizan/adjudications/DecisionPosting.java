package health.mizan.adjudications;

import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Party;
import health.mizan.money.Money;
import java.util.Optional;

/**
 * What a decision does to the books. The whole list price is revenue; who owes which part of it, and which part nobody
 * owes, is the decision's. A later decision posts how it differs from the one before, so every entry tells of one
 * decision and none is rewritten.
 */
final class DecisionPosting {

    private DecisionPosting() {}

    /** @return empty if the decision leaves everything as it was */
    static Optional<JournalEntry> entry(Parties parties, Decision decision, Totals before) {
        Totals change = decision.totals().minus(before);
        if (change.isNothing()) {
            return Optional.empty();
        }
        JournalEntry.Draft draft = JournalEntry.of("claim.decided", decision.claim() + "/" + decision.number())
                .at(parties.facility());
        Party payer = Party.of(parties.payer());
        debit(draft, Account.INSURER_RECEIVABLE, payer, change.benefit().plus(change.tax()));
        debit(draft, Account.PATIENT_RECEIVABLE, Party.of(parties.patient()), change.patient());
        debit(draft, Account.CONTRACTUAL_ADJUSTMENT, payer, change.adjustment());
        debit(draft, Account.DENIED_PENDING_DECISION, payer, change.denied());
        credit(draft, Account.SERVICE_REVENUE, change.list());
        credit(draft, Account.OUTPUT_VAT, change.tax());
        return Optional.of(draft.balanced());
    }

    private static void debit(JournalEntry.Draft draft, Account account, Party party, Money amount) {
        if (amount.isNegative()) {
            draft.credit(account, party, amount.negated());
        } else {
            draft.debit(account, party, amount);
        }
    }

    private static void credit(JournalEntry.Draft draft, Account account, Money amount) {
        if (amount.isNegative()) {
            draft.debit(account, amount.negated());
        } else {
            draft.credit(account, amount);
        }
    }
}
