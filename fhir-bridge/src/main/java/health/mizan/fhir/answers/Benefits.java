package health.mizan.fhir.answers;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.money.Money;
import health.mizan.sharing.CostRule;
import health.mizan.sharing.NetworkSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.BenefitComponent;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse.ItemsComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.jspecify.annotations.Nullable;

/** Benefits of an answer, from the dialect's 84 categories and 13 types to those that bear on money. */
final class Benefits {

    private static final Set<String> ALL_CARE = Set.of("1", "13", "18", "25", "30", "31");
    private static final Map<String, ServiceCategory> CATEGORIES = categories();
    private static final Map<String, Kind> KINDS = Map.of(
            "benefit", Kind.BENEFIT,
            "deductible", Kind.DEDUCTIBLE,
            "copay", Kind.COPAY,
            "copaypercent", Kind.COPAY_PERCENT,
            "copaymaximum", Kind.COPAY_MAXIMUM,
            "approvallimit", Kind.APPROVAL_LIMIT);

    private static final String AT = "CoverageEligibilityResponse.insurance.item.benefit";

    private Benefits() {}

    /** Adds what bears on money; rooms, glasses and benefits of care we do not give are none of ours. */
    static void read(ItemsComponent item, List<Benefit> into) {
        String code = Nphies.firstCode(item.getCategory()).orElse("1");
        ServiceCategory category = CATEGORIES.get(code);
        if (category == null && !ALL_CARE.contains(code)) {
            return;
        }
        NetworkSide side = side(item);
        CostRule.Per term = yearly(item) ? CostRule.Per.YEAR : CostRule.Per.VISIT;
        if (item.getExcluded()) {
            Money nothing = Money.ofMinor(0, "SAR");
            into.add(new Benefit(Kind.BENEFIT, category, side, term, nothing, null, null));
            return;
        }
        for (BenefitComponent benefit : item.getBenefit()) {
            Kind kind = Nphies.firstCode(benefit.getType())
                    .map(type -> KINDS.get(Nphies.letters(type)))
                    .orElse(null);
            if (kind != null) {
                into.add(one(kind, category, side, term, benefit));
            }
        }
    }

    private static Benefit one(
            Kind kind,
            @Nullable ServiceCategory category,
            NetworkSide side,
            CostRule.Per term,
            BenefitComponent benefit) {
        if (kind == Kind.COPAY_PERCENT) {
            return new Benefit(kind, category, side, CostRule.Per.VISIT, null, null, basisPoints(benefit.getAllowed()));
        }
        // The term of an item is that of its limit; what is paid at the desk is paid each time.
        boolean limit = kind == Kind.BENEFIT || kind == Kind.DEDUCTIBLE;
        return new Benefit(
                kind,
                category,
                side,
                limit ? term : CostRule.Per.VISIT,
                money(benefit.getAllowed()),
                benefit.hasUsed() ? money(benefit.getUsed()) : null,
                null);
    }

    private static Money money(@Nullable Type amount) {
        if (amount instanceof UnsignedIntType whole && whole.getValue() != null) {
            return Money.of(new BigDecimal(whole.getValue()), java.util.Currency.getInstance("SAR"));
        }
        if (amount instanceof org.hl7.fhir.r4.model.Money money) {
            Money read = Amounts.read(money, AT);
            if (read.isNegative()) {
                throw new MessageFault(AT, "an amount below zero");
            }
            return read;
        }
        throw new MessageFault(AT, "an amount that is none");
    }

    /** 20, "20", "20 %" and a money of 20 all occur for 20 %. */
    private static int basisPoints(@Nullable Type percent) {
        Optional<BigDecimal> value =
                switch (percent) {
                    case null -> Optional.empty();
                    case UnsignedIntType whole ->
                        Optional.ofNullable(whole.getValue()).map(BigDecimal::new);
                    case StringType text -> decimal(text.getValue());
                    case org.hl7.fhir.r4.model.Money money -> Optional.ofNullable(money.getValue());
                    default -> Optional.empty();
                };
        try {
            int points = value.orElseThrow(() -> new MessageFault(AT, "a percentage that is none"))
                    .movePointRight(2)
                    .setScale(0, RoundingMode.UNNECESSARY)
                    .intValueExact();
            if (points < 0 || points > 10_000) {
                throw new MessageFault(AT, "a percentage beyond 100");
            }
            return points;
        } catch (ArithmeticException fine) {
            throw new MessageFault(AT, "a percentage finer than a hundredth of one per cent");
        }
    }

    private static Optional<BigDecimal> decimal(@Nullable String text) {
        String number = text == null ? "" : text.replace("%", "").strip();
        return number.matches("\\d{1,3}(\\.\\d{1,4})?") ? Optional.of(new BigDecimal(number)) : Optional.empty();
    }

    private static NetworkSide side(ItemsComponent item) {
        return switch (Nphies.firstCode(item.getNetwork()).orElse("")) {
            case "in" -> NetworkSide.IN_NETWORK;
            case "out" -> NetworkSide.OUT_OF_NETWORK;
            default -> NetworkSide.ANY;
        };
    }

    private static boolean yearly(ItemsComponent item) {
        return Nphies.firstCode(item.getTerm()).filter("annual"::equals).isPresent();
    }

    private static Map<String, ServiceCategory> categories() {
        Map<String, ServiceCategory> codes = new HashMap<>();
        codes.put("2", ServiceCategory.SURGERY);
        codes.put("3", ServiceCategory.CONSULTATION);
        codes.put("4", ServiceCategory.RADIOLOGY);
        codes.put("21", ServiceCategory.RADIOLOGY);
        codes.put("5", ServiceCategory.LABORATORY);
        codes.put("14", ServiceCategory.DENTAL);
        codes.put("26", ServiceCategory.DENTAL);
        codes.put("17", ServiceCategory.INPATIENT);
        codes.put("80", ServiceCategory.INPATIENT);
        codes.put("23", ServiceCategory.MATERNITY);
        codes.put("24", ServiceCategory.DIALYSIS);
        codes.put("28", ServiceCategory.OPTICAL);
        codes.put("29", ServiceCategory.MENTAL_HEALTH);
        codes.put("32", ServiceCategory.MEDICAL_DEVICE);
        codes.put("55", ServiceCategory.PHYSIOTHERAPY);
        codes.put("56", ServiceCategory.PHARMACY);
        codes.put("78", ServiceCategory.EMERGENCY);
        codes.put("84", ServiceCategory.TELEHEALTH);
        return Map.copyOf(codes);
    }
}
