package health.mizan.sandbox.payer;

import com.fasterxml.jackson.databind.JsonNode;
import health.mizan.sandbox.fhir.Fhir;
import health.mizan.sandbox.messages.Message;
import health.mizan.sandbox.payer.decisions.Adjudicator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A claim as it was sent. */
record ClaimRequest(Message message) {

    /** What a validator finds wrong, and where. */
    record Fault(String code, String text, String expression) {}

    JsonNode claim() {
        return message.focus();
    }

    JsonNode identifier() {
        return claim().path("identifier").path(0);
    }

    /** The provider's number of the claim, which the book is ordered by. */
    String number() {
        return identifier().path("value").asText("");
    }

    Member member() {
        return Member.of(message, claim());
    }

    /** The claim this one replaces; empty for none. */
    String prior() {
        return Fhir.stream(claim().path("related"))
                .filter(related -> Fhir.code(related.path("relationship")).equals("prior"))
                .map(related ->
                        related.path("claim").path("identifier").path("value").asText(""))
                .findFirst()
                .orElse("");
    }

    List<Adjudicator.Line> lines() {
        return Fhir.stream(claim().path("item"))
                .map(item -> new Adjudicator.Line(
                        item.path("sequence").asInt(),
                        Fhir.code(item.path("productOrService")),
                        item.path("quantity").path("value").asLong(1),
                        Fhir.minor(item.path("net")) - tax(item),
                        tax(item)))
                .toList();
    }

    /** The first rule that the claim breaks; named as nphies names it. */
    Optional<Fault> fault() {
        JsonNode items = claim().path("item");
        if (number().isEmpty()) {
            return fault("BV-00138", "the claim has no identifier", "Claim.identifier");
        }
        if (items.isEmpty()) {
            return fault("RE-00100", "the claim has no items", "Claim.item");
        }
        if (principals() != 1) {
            return fault("BV-00054", "exactly one diagnosis is the principal one", "Claim.diagnosis");
        }
        if (member().number().isEmpty()) {
            return fault("BV-00027", "the coverage names no member", "Claim.insurance[0].coverage");
        }
        Optional<Fault> wrongLine = IntStream.range(0, items.size())
                .filter(i -> !isSum(items.path(i)))
                .mapToObj(i -> new Fault(
                        "BV-00251",
                        "net is quantity times unit price times factor plus tax",
                        "Claim.item[" + i + "].net"))
                .findFirst();
        if (wrongLine.isPresent()) {
            return wrongLine;
        }
        long total = Fhir.stream(items)
                .mapToLong(item -> Fhir.minor(item.path("net")))
                .sum();
        return total == Fhir.minor(claim().path("total"))
                ? Optional.empty()
                : fault("BV-00059", "total is the sum of the items' net", "Claim.total");
    }

    private long principals() {
        return Fhir.stream(claim().path("diagnosis"))
                .filter(diagnosis -> Fhir.code(diagnosis.path("type").path(0)).equals("principal"))
                .count();
    }

    private static boolean isSum(JsonNode item) {
        BigDecimal net = item.path("quantity")
                .path("value")
                .decimalValue()
                .multiply(item.path("unitPrice").path("value").decimalValue())
                .multiply(item.has("factor") ? item.path("factor").decimalValue() : BigDecimal.ONE)
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .add(BigDecimal.valueOf(tax(item)));
        return net.longValueExact() == Fhir.minor(item.path("net"));
    }

    private static long tax(JsonNode item) {
        return Fhir.minor(Fhir.extension(item, "extension-tax").path("valueMoney"));
    }

    private static Optional<Fault> fault(String code, String text, String at) {
        return Optional.of(new Fault(code, text, at));
    }
}
