package health.mizan.bills;

import health.mizan.cases.CaseId;
import health.mizan.charges.ChargeId;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.Encounter;
import health.mizan.encounters.EncounterId;
import health.mizan.facilities.PractitionerId;
import health.mizan.money.Money;
import health.mizan.parties.FacilityId;
import health.mizan.parties.PatientId;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A case as it was when it was billed. Never changed; what is billed anew is copied anew.
 *
 * @param cover     null for a patient who pays alone
 * @param treatedBy null if the encounter names nobody
 * @param finished  whether the encounter was over
 * @param lines     in their order; those without a price too, so that somebody sees them
 */
public record Bill(
        BillId id,
        CaseId financialCase,
        PatientId patient,
        FacilityId facility,
        EncounterId encounter,
        @Nullable Cover cover,
        @Nullable TreatedBy treatedBy,
        LocalDate servedOn,
        boolean finished,
        Currency currency,
        List<Line> lines,
        Phi<List<Encounter.Diagnosis>> diagnoses,
        Instant copiedAt) {

    Bill with(List<Line> own) {
        return new Bill(
                id,
                financialCase,
                patient,
                facility,
                encounter,
                cover,
                treatedBy,
                servedOn,
                finished,
                currency,
                own,
                diagnoses,
                copiedAt);
    }

    /** @param version the coverage's at that moment */
    public record Cover(CoverageId id, long version, PayerId payer) {}

    /** @param licence the licence number at that moment */
    public record TreatedBy(PractitionerId id, String licence) {}

    /**
     * One service.
     *
     * @param sequence 1, 2, …
     * @param priced   false: there is no price and the amounts mean nothing
     * @param list     quantity times list price
     * @param unit     the contract's price of one piece, rounded
     * @param net      the contract's price of all pieces, rounded once, without tax
     */
    public record Line(
            int sequence,
            ChargeId charge,
            String system,
            String code,
            String nameEn,
            String nameAr,
            int quantity,
            boolean priced,
            Money list,
            Money unit,
            Money net,
            Money tax,
            LocalDate servedOn) {}

    public Bill {
        lines = List.copyOf(lines);
    }

    public Money list() {
        return sum(Line::list);
    }

    public Money net() {
        return sum(Line::net);
    }

    public long unpriced() {
        return lines.stream().filter(line -> !line.priced()).count();
    }

    private Money sum(Function<Line, Money> part) {
        return lines.stream().map(part).reduce(Money.zero(currency), Money::plus);
    }
}
