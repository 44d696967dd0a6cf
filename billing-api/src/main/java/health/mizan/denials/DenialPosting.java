package health.mizan.denials;

import health.mizan.ledger.Account;
import health.mizan.ledger.JournalEntry;
import health.mizan.ledger.Party;

/** What deciding on a denial does to the books: it leaves the denied amounts, for a loss or for the patient's debts. */
final class DenialPosting {

    private DenialPosting() {}

    static JournalEntry writtenOff(Denial denial, Denial.Ground ground) {
        Party payer = Party.of(denial.payer());
        return JournalEntry.of("denial.written-off", denial.id().toString())
                .at(denial.facility())
                .debit(account(ground), payer, denial.denied())
                .credit(Account.DENIED_PENDING_DECISION, payer, denial.denied())
                .balanced();
    }

    static JournalEntry billed(Denial denial) {
        return JournalEntry.of("denial.billed", denial.id().toString())
                .at(denial.facility())
                .debit(Account.PATIENT_RECEIVABLE, Party.of(denial.patient()), denial.denied())
                .credit(Account.DENIED_PENDING_DECISION, Party.of(denial.payer()), denial.denied())
                .balanced();
    }

    private static Account account(Denial.Ground ground) {
        return switch (ground) {
            case NOT_COLLECTABLE -> Account.WRITE_OFF_BAD_DEBT;
            case CHARITY -> Account.WRITE_OFF_CHARITY;
            case SMALL_BALANCE -> Account.WRITE_OFF_SMALL_BALANCE;
        };
    }
}
