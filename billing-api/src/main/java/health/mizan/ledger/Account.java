package health.mizan.ledger;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that posting rules name. Their names for people, and the list that the database checks postings against,
 * are rows of {@code ledger_account}; a test holds the two together.
 */
public enum Account {
    INSURER_RECEIVABLE("1110", Kind.ASSET, Holder.PAYER),
    PATIENT_RECEIVABLE("1120", Kind.ASSET, Holder.PATIENT),
    /** Refused by the insurer and not yet decided by us: appeal, bill the patient, or write off. */
    DENIED_PENDING_DECISION("1130", Kind.ASSET, Holder.PAYER),
    DISPUTE_RECEIVABLE("1140", Kind.ASSET, Holder.GATEWAY),
    /** Taken by a gateway and not yet paid out to the bank. */
    GATEWAY_CLEARING("1210", Kind.ASSET, Holder.GATEWAY),
    TERMINAL_CLEARING("1220", Kind.ASSET, Holder.TERMINAL),
    CASH_DRAWER("1310", Kind.ASSET, Holder.DRAWER),
    BANK("1320", Kind.ASSET, Holder.BANK),
    INPUT_VAT("1410", Kind.ASSET, Holder.NOBODY),
    /** Joins the two currencies of one exchange, since an entry balances in each currency by itself. */
    FX_POSITION("1910", Kind.ASSET, Holder.NOBODY),
    /** Deposits: paid before anything is owed. */
    PATIENT_ADVANCE("2110", Kind.LIABILITY, Holder.PATIENT),
    /** Overpaid, to be applied or returned. */
    PATIENT_CREDIT("2120", Kind.LIABILITY, Holder.PATIENT),
    /** Taken although nothing was owed; belongs to whoever paid it. */
    REFUNDS_DUE("2130", Kind.LIABILITY, Holder.ANYBODY),
    /** Known money of an unknown owner. */
    SUSPENSE("2190", Kind.LIABILITY, Holder.ANYBODY),
    OUTPUT_VAT("2210", Kind.LIABILITY, Holder.NOBODY),
    SERVICE_REVENUE("4100", Kind.REVENUE, Holder.NOBODY),
    /** List price less what the contract allows. */
    CONTRACTUAL_ADJUSTMENT("4200", Kind.CONTRA_REVENUE, Holder.PAYER),
    WRITE_OFF_SMALL_BALANCE("4310", Kind.CONTRA_REVENUE, Holder.ANYBODY),
    WRITE_OFF_CHARITY("4320", Kind.CONTRA_REVENUE, Holder.ANYBODY),
    WRITE_OFF_BAD_DEBT("5110", Kind.EXPENSE, Holder.ANYBODY),
    GATEWAY_FEES("5210", Kind.EXPENSE, Holder.GATEWAY),
    DISPUTE_LOSS("5220", Kind.EXPENSE, Holder.GATEWAY),
    FX_RESULT("5310", Kind.EXPENSE, Holder.NOBODY),
    /** Reserved on cards: no money has moved, so it stands beside the books. */
    HOLDS("9100", Kind.MEMO, Holder.PATIENT),
    HOLDS_CONTRA("9200", Kind.MEMO, Holder.NOBODY);

    /** What sort of account it is; memo accounts balance only among themselves. */
    public enum Kind {
        ASSET,
        LIABILITY,
        REVENUE,
        CONTRA_REVENUE,
        EXPENSE,
        MEMO;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whose share of the account a posting must name. */
    public enum Holder {
        NOBODY,
        ANYBODY,
        PATIENT,
        PAYER,
        GATEWAY,
        TERMINAL,
        DRAWER,
        BANK;

        boolean admits(Party.@Nullable Kind kind) {
            return switch (this) {
                case NOBODY -> kind == null;
                case ANYBODY -> true;
                default -> kind != null && kind.name().equals(name());
            };
        }
    }

    private final String code;
    private final Kind kind;
    private final Holder holder;

    Account(String code, Kind kind, Holder holder) {
        this.code = code;
        this.kind = kind;
        this.holder = holder;
    }

    /** Whether somebody outside counts the same: a gateway, a terminal, a drawer, a bank, or whoever holds a card. */
    boolean countedElsewhere() {
        return kind == Kind.MEMO
                || switch (holder) {
                    case GATEWAY, TERMINAL, DRAWER, BANK -> true;
                    case NOBODY, ANYBODY, PATIENT, PAYER -> false;
                };
    }

    /** Four digits, as accountants and exports know it. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public Holder holder() {
        return holder;
    }

    public static Optional<Account> ofCode(String code) {
        for (Account account : values()) {
            if (account.code.equals(code)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }
}
