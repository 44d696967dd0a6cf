package health.mizan.portal.desk.patient;

import health.mizan.catalogue.ServiceCategory;
import health.mizan.eligibility.Benefit;
import health.mizan.eligibility.Benefit.Kind;
import health.mizan.eligibility.EligibilityAnswer.Standing;
import health.mizan.explanations.CategoryNames;
import health.mizan.money.Money;
import health.mizan.portal.desk.Names;
import health.mizan.portal.pages.Language;
import health.mizan.sharing.NetworkSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the insurer said of one kind of care.
 *
 * @param care     null for all kinds
 * @param percent  of the price that the patient pays
 * @param fixed    what the patient pays each time, whatever the price
 * @param atMost   the cap on the patient's part
 * @param left     of the limit
 * @param limit    the most the insurer pays
 * @param approval above this it must approve first
 */
public record BenefitRow(
        @Nullable String care,
        @Nullable String percent,
        @Nullable Money fixed,
        @Nullable Money atMost,
        @Nullable Money left,
        @Nullable Money limit,
        @Nullable Money approval,
        @Nullable Money deductible) {

    /** Of the side of the network on which the visit is, in the insurer's order. */
    static List<BenefitRow> of(Standing standing, List<Benefit> benefits, Language language) {
        NetworkSide side = standing == Standing.OUT_OF_NETWORK ? NetworkSide.OUT_OF_NETWORK : NetworkSide.IN_NETWORK;
        Map<Optional<ServiceCategory>, List<Benefit>> byCare = new LinkedHashMap<>();
        benefits.stream().filter(benefit -> benefit.side().covers(side)).forEach(benefit -> byCare.computeIfAbsent(
                        Optional.ofNullable(benefit.category()), care -> new ArrayList<>())
                .add(benefit));
        List<BenefitRow> rows = new ArrayList<>();
        byCare.forEach((care, own) -> rows.add(row(
                care.map(category -> Names.said(CategoryNames.of(category), language))
                        .orElse(null),
                own)));
        return rows;
    }

    private static BenefitRow row(@Nullable String care, List<Benefit> own) {
        Optional<Benefit> limit = first(own, Kind.BENEFIT);
        return new BenefitRow(
                care,
                first(own, Kind.COPAY_PERCENT)
                        .flatMap(benefit -> Optional.ofNullable(benefit.basisPoints()))
                        .map(points -> BigDecimal.valueOf(points, 2)
                                        .stripTrailingZeros()
                                        .toPlainString() + "%")
                        .orElse(null),
                allowed(own, Kind.COPAY),
                allowed(own, Kind.COPAY_MAXIMUM),
                limit.filter(benefit -> benefit.allowed() != null && benefit.used() != null)
                        .map(BenefitRow::left)
                        .orElse(null),
                allowed(own, Kind.BENEFIT),
                allowed(own, Kind.APPROVAL_LIMIT),
                allowed(own, Kind.DEDUCTIBLE));
    }

    private static Money left(Benefit limit) {
        Money allowed = Objects.requireNonNull(limit.allowed());
        return allowed.minus(Objects.requireNonNull(limit.used())).max(Money.zero(allowed.currency()));
    }

    private static @Nullable Money allowed(List<Benefit> own, Kind kind) {
        return first(own, kind).map(Benefit::allowed).orElse(null);
    }

    private static Optional<Benefit> first(List<Benefit> own, Kind kind) {
        return own.stream().filter(benefit -> benefit.kind() == kind).findFirst();
    }
}
