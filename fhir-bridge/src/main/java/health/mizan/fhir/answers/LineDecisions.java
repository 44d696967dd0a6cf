package health.mizan.fhir.answers;

import health.mizan.claims.ClaimReply.LineDecision;
import health.mizan.claims.ClaimReply.Verdict;
import health.mizan.fhir.nphies.Amounts;
import health.mizan.fhir.nphies.MessageFault;
import health.mizan.fhir.nphies.Nphies;
import health.mizan.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.AdjudicationComponent;
import org.hl7.fhir.r4.model.ClaimResponse.ItemComponent;
import org.jspecify.annotations.Nullable;

/** The decision on each line of a claim. What does not add up is not guessed at. */
final class LineDecisions {

    /** The dialect's longest has seven characters; what is longer is no code, and would not fit where codes are kept. */
    private static final int LONGEST_REASON = 100;

    private LineDecisions() {}

    /** @param whole the verdict on the claim as a whole, as letters; decides where a rejection lists no items */
    static List<LineDecision> of(ClaimResponse response, String whole, List<Integer> lines) {
        Map<Integer, ItemComponent> decided = new HashMap<>();
        for (ItemComponent item : response.getItem()) {
            if (!lines.contains(item.getItemSequence())) {
                throw new MessageFault("ClaimResponse.item.itemSequence", "a line that the claim does not have");
            }
            if (decided.put(item.getItemSequence(), item) != null) {
                throw new MessageFault("ClaimResponse.item.itemSequence", "two decisions on one line");
            }
        }
        List<LineDecision> decisions = new ArrayList<>();
        for (int line : lines) {
            ItemComponent item = decided.get(line);
            if (item != null) {
                decisions.add(exactly(item));
            } else if (whole.equals("rejected") && decided.isEmpty()) {
                decisions.add(denied(line, reason(response.getAdjudication()).orElse(null)));
            } else {
                throw new MessageFault("ClaimResponse.item", "a line without a decision");
            }
        }
        return decisions;
    }

    private static LineDecision exactly(ItemComponent item) {
        try {
            return one(item);
        } catch (ArithmeticException beyond) {
            throw new MessageFault("ClaimResponse.item.adjudication", "amounts beyond what can be added");
        }
    }

    private static LineDecision one(ItemComponent item) {
        Map<String, Money> amounts = amounts(item);
        Money none = none(amounts);
        Money benefit = amounts.getOrDefault("benefit", none);
        Money share = share(amounts, none);
        Money allowed = benefit.plus(share);
        Money eligible = amounts.get("eligible");
        if (eligible != null && !eligible.equals(allowed)) {
            throw new MessageFault("ClaimResponse.item.adjudication", "eligible is not benefit plus patient share");
        }
        String reason = reason(item.getAdjudication()).orElse(null);
        return new LineDecision(
                item.getItemSequence(),
                verdict(item, allowed, reason),
                allowed,
                benefit,
                amounts.getOrDefault("tax", none),
                share,
                reason,
                reason != null && Liability.isMembers(reason));
    }

    private static Money none(Map<String, Money> amounts) {
        List<Currency> currencies =
                amounts.values().stream().map(Money::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw new MessageFault("ClaimResponse.item.adjudication", "amounts in two currencies");
        }
        return currencies.isEmpty() ? Money.ofMinor(0, "SAR") : Money.zero(currencies.getFirst());
    }

    /** What the patient owes as the payer sums it up, or else its parts. */
    private static Money share(Map<String, Money> amounts, Money none) {
        Money stated = amounts.get("patientshare");
        if (stated != null) {
            return stated;
        }
        return amounts.getOrDefault("copay", none)
                .plus(amounts.getOrDefault("deductible", none))
                .plus(amounts.getOrDefault("unallocdeduct", none));
    }

    private static Verdict verdict(ItemComponent item, Money allowed, @Nullable String reason) {
        String stated = Nphies.codeOf(item.getExtension(), "adjudication-outcome")
                .map(Nphies::letters)
                .orElse("");
        return switch (stated) {
            case "approved" -> Verdict.APPROVED;
            case "partial" -> Verdict.PARTIAL;
            case "rejected" -> Verdict.DENIED;
            case "" -> allowed.isZero() ? Verdict.DENIED : reason == null ? Verdict.APPROVED : Verdict.PARTIAL;
            default -> throw new MessageFault("ClaimResponse.item.extension(adjudication-outcome)", "not a verdict");
        };
    }

    private static LineDecision denied(int line, @Nullable String reason) {
        Money none = Money.ofMinor(0, "SAR");
        boolean members = reason != null && Liability.isMembers(reason);
        return new LineDecision(line, Verdict.DENIED, none, none, none, none, reason, members);
    }

    /** By category; categories are spelled with and without capitals. */
    private static Map<String, Money> amounts(ItemComponent item) {
        Map<String, Money> amounts = new HashMap<>();
        for (AdjudicationComponent adjudication : item.getAdjudication()) {
            Optional<String> category =
                    Nphies.firstCode(adjudication.getCategory()).map(Nphies::letters);
            if (category.isPresent() && adjudication.hasAmount()) {
                Money amount = Amounts.read(adjudication.getAmount(), "ClaimResponse.item.adjudication.amount");
                if (amounts.put(category.get(), amount) != null) {
                    throw new MessageFault("ClaimResponse.item.adjudication", "one category twice");
                }
            }
        }
        return amounts;
    }

    private static Optional<String> reason(List<AdjudicationComponent> adjudications) {
        return adjudications.stream()
                .flatMap(adjudication -> Nphies.firstCode(adjudication.getReason()).stream())
                .findFirst()
                .map(LineDecisions::code);
    }

    private static String code(String reason) {
        if (reason.length() > LONGEST_REASON) {
            throw new MessageFault("ClaimResponse.item.adjudication.reason", "longer than a code can be");
        }
        return reason;
    }
}
