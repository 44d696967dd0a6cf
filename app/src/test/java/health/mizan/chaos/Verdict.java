package health.mizan.chaos;

import health.mizan.chaos.Evidence.Attempt;
import health.mizan.chaos.Evidence.Claim;
import health.mizan.chaos.Evidence.Numbers;
import health.mizan.chaos.Evidence.Payment;
import health.mizan.chaos.Evidence.Told;
import health.mizan.sandbox.people.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** What the evidence says: each invariant by itself, each break by name. A function of the evidence alone. */
final class Verdict {

    private final Evidence evidence;
    private final List<String> findings = new ArrayList<>();

    private Verdict(Evidence evidence) {
        this.evidence = evidence;
    }

    /** Empty if nothing is wrong. */
    static List<String> on(Evidence evidence) {
        Verdict verdict = new Verdict(evidence);
        verdict.entriesBalance();
        verdict.acknowledgedIsDurable();
        verdict.gatewayIsLedger();
        verdict.nothingHappenedTwice();
        verdict.payerHasOneClaim();
        verdict.numbersHaveNoGaps();
        return verdict.findings;
    }

    private void entriesBalance() {
        find("I1 ledger", evidence.uneven() > 0, evidence.uneven() + " entries do not balance");
    }

    /** Who was told that it is done is told of the same thing when asking again, and finds what was made. */
    private void acknowledgedIsDurable() {
        for (Told told : evidence.told()) {
            Exchange.Answer then = told.then().answer();
            Exchange.Answer now = told.now();
            boolean same = (told.repeated() ? now.status() == then.status() : now.ok())
                    && now.json().path("id").equals(then.json().path("id"));
            find(
                    "I4 acknowledged",
                    !same,
                    "POST " + told.then().path() + " with key " + told.then().key() + " was answered " + then.status()
                            + (told.repeated() ? " and, asked again, " : ", and what it made answers ") + now.status()
                            + (now.ok() ? " with another thing" : ""));
        }
    }

    private void gatewayIsLedger() {
        Set<String> known = new HashSet<>();
        for (Attempt attempt : evidence.attempts()) {
            known.add(attempt.merchantReference());
            Payment there = payment(attempt);
            String who = "attempt " + attempt.id() + " (" + attempt.state() + ")";
            find(
                    "I2 gateway",
                    there.captured() != attempt.captured(),
                    who + ": " + there.captured() + " taken there, " + attempt.captured() + " here");
            find(
                    "I3 refunds",
                    there.refunded() != attempt.refunded(),
                    who + ": " + there.refunded() + " given back there, " + attempt.refunded() + " here");
            find(
                    "I2 ledger",
                    attempt.posted() != attempt.captured() - attempt.refunded(),
                    who + ": " + attempt.posted() + " posted, " + (attempt.captured() - attempt.refunded()) + " kept");
            find(
                    "I14 orphan",
                    attempt.orphan() && there.captured() > there.refunded(),
                    who + " keeps what nobody owed");
            find("I9 hold", there.held() > 0, who + ": " + there.held() + " still held, and nobody will take it");
        }
        evidence.payments().stream()
                .filter(payment -> !known.contains(payment.merchantReference()))
                .forEach(payment -> find("I14 orphan", true, "the gateway has " + payment + ", we have not"));
    }

    /** Each client's card was charged what it was given for, once, whatever was tried how often. */
    private void nothingHappenedTwice() {
        for (Sale sale : evidence.sales()) {
            List<Payment> paid = evidence.attempts().stream()
                    .filter(attempt ->
                            attempt.visit().toString().equals(sale.visit().financialCase()))
                    .map(this::payment)
                    .toList();
            long kept = paid.stream()
                    .mapToLong(one -> one.captured() - one.refunded())
                    .sum();
            find(
                    "I6 once",
                    kept != sale.paid() - sale.refunded(),
                    "visit " + sale.visit().financialCase() + ": the card was charged " + kept + " and should be "
                            + (sale.paid() - sale.refunded()));
        }
    }

    private void payerHasOneClaim() {
        for (Sale sale : evidence.sales()) {
            String member = sale.visit().guest().member();
            List<Claim> claims = evidence.claims().stream()
                    .filter(claim -> claim.member().equals(member))
                    .filter(claim -> !claim.state().equals("cancelled"))
                    .toList();
            int expected = sale.claimed() > 0 ? 1 : 0;
            find(
                    "I8 claims",
                    claims.size() != expected,
                    "visit " + sale.visit().financialCase() + " has " + claims.size() + " claims at the payer");
            long owed = claims.stream().mapToLong(Claim::owed).sum();
            find(
                    "I8 payer",
                    owed != sale.claimed(),
                    "visit " + sale.visit().financialCase() + ": the payer owes " + owed + ", not " + sale.claimed());
        }
    }

    private void numbersHaveNoGaps() {
        for (Map.Entry<String, Numbers> series : evidence.numbers().entrySet()) {
            Numbers numbers = series.getValue();
            List<Long> sorted = numbers.found().stream().sorted().toList();
            List<Long> expected =
                    LongStream.rangeClosed(1, numbers.given()).boxed().toList();
            find(
                    "I11 numbers",
                    !sorted.equals(expected),
                    "series " + series.getKey() + " gave " + numbers.given() + " numbers, and its " + sorted.size()
                            + " documents have gaps or doubles");
        }
    }

    private Payment payment(Attempt attempt) {
        Optional<Payment> there = evidence.payments().stream()
                .filter(payment -> payment.merchantReference().equals(attempt.merchantReference()))
                .findFirst();
        return there.orElse(new Payment(attempt.merchantReference(), 0, 0, 0));
    }

    private void find(String law, boolean broken, String what) {
        if (broken) {
            findings.add(law + ": " + what);
        }
    }
}
