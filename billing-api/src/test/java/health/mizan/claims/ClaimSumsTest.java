package health.mizan.claims;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.adjudications.Verdict;
import health.mizan.charges.ChargeId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaimSumsTest {

    @Test
    void the_lines_add_up_to_what_was_asked_and_to_what_was_decided() {
        List<Claim.Line> lines = List.of(
                line(1, "127.50", decided("127.50", "25.50", "0.00")),
                line(2, "76.50", decided("50.00", "10.00", "26.50")));

        assertThat(Claim.Sums.of(lines))
                .contains(new Claim.Sums(
                        sar("204.00"), new Claim.Sums.Decided(sar("177.50"), sar("35.50"), sar("26.50"))));
    }

    @Test
    void nothing_counts_as_decided_while_a_line_is_not() {
        List<Claim.Line> lines = List.of(line(1, "127.50", decided("127.50", "25.50", "0.00")), line(2, "76.50", null));

        assertThat(Claim.Sums.of(lines)).contains(new Claim.Sums(sar("204.00"), null));
    }

    @Test
    void a_line_without_a_price_adds_nothing() {
        Claim.Line priced = line(1, "127.50", null);
        Claim.Line unpriced = new Claim.Line(
                2, new ChargeId(new UUID(7, 2)), "s", "c", "n", "ن", 1, false, sar("9.00"), sar("9.00"), null);

        assertThat(Claim.Sums.of(List.of(priced, unpriced))).contains(new Claim.Sums(sar("127.50"), null));
    }

    @Test
    void a_claim_without_lines_has_no_sums() {
        assertThat(Claim.Sums.of(List.of())).isEmpty();
    }

    private static Claim.Line line(int sequence, String submitted, Claim.@Nullable Outcome decided) {
        return new Claim.Line(
                sequence,
                new ChargeId(new UUID(7, sequence)),
                "s",
                "c",
                "n",
                "ن",
                1,
                true,
                sar(submitted),
                sar(submitted),
                decided);
    }

    private static Claim.Outcome decided(String allowed, String patient, String denied) {
        return new Claim.Outcome(
                Verdict.PARTIAL,
                sar(allowed),
                sar(allowed).minus(sar(patient)),
                sar("0.00"),
                sar(patient),
                sar(denied),
                sar("0.00"),
                null,
                true);
    }
}
