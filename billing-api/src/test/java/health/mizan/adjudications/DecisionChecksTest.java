package health.mizan.adjudications;

import static health.mizan.testing.Fixtures.kwd;
import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.money.Money;
import health.mizan.remarks.Remark;
import health.mizan.remarks.Remark.Kind;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionChecksTest {

    private static final List<Asked> ASKED = List.of(asked(1, "100"), asked(2, "50"));

    @Test
    void a_decision_on_every_line_that_adds_up_passes() {
        assertThat(faults(line(1, "100", "80", "20"), line(2, "0", "0", "0"))).isEmpty();
    }

    @Test
    void the_order_of_the_lines_does_not_matter() {
        assertThat(faults(line(2, "50", "50", "0"), line(1, "100", "80", "20"))).isEmpty();
    }

    @Test
    void a_line_left_out_added_or_repeated_is_named() {
        assertThat(faults(line(1, "100", "80", "20"), line(1, "100", "80", "20"), line(7, "1", "1", "0")))
                .containsExactly(
                        Remark.at(1, Kind.LINE_TWICE),
                        Remark.at(7, Kind.LINE_NOT_SUBMITTED),
                        Remark.at(2, Kind.LINE_NOT_DECIDED));
    }

    @Test
    void parts_that_are_not_the_whole_are_named() {
        assertThat(faults(line(1, "100", "80", "10"), line(2, "50", "50", "0")))
                .containsExactly(Remark.at(1, Kind.PARTS_DIFFER, sar("80"), sar("10"), sar("100")));
    }

    @Test
    void more_than_asked_passes_by_a_halala_and_no_further() {
        assertThat(faults(line(1, "100.01", "100.01", "0"), line(2, "50", "50", "0")))
                .isEmpty();
        assertThat(faults(line(1, "100.02", "100.02", "0"), line(2, "50", "50", "0")))
                .containsExactly(Remark.at(1, Kind.ABOVE_ASKED, sar("100.02"), sar("100")));
    }

    @Test
    void another_currency_and_a_negative_amount_are_named() {
        Answered dinars = new Answered(1, Verdict.APPROVED, kwd("1"), kwd("1"), kwd("0"), kwd("0"), null, false);
        Answered below = new Answered(
                2, Verdict.PARTIAL, sar("50"), sar("60"), sar("0"), sar("10").negated(), null, false);

        assertThat(faults(dinars, below)).containsExactly(Remark.currency(1, "SAR"), Remark.at(2, Kind.BELOW_ZERO));
    }

    private static List<Remark> faults(Answered... lines) {
        return DecisionChecks.faults(ASKED, List.of(lines), sar("0.01"));
    }

    private static Asked asked(int sequence, String net) {
        Money amount = sar(net);
        return new Asked(sequence, new UUID(0, sequence), amount, amount);
    }

    private static Answered line(int sequence, String allowed, String benefit, String patient) {
        return new Answered(sequence, Verdict.PARTIAL, sar(allowed), sar(benefit), sar("0"), sar(patient), null, false);
    }
}
