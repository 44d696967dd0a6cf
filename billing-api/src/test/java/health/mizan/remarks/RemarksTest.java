package health.mizan.remarks;

import static health.mizan.testing.Fixtures.sar;
import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.explanations.Sentence;
import health.mizan.money.Money;
import health.mizan.remarks.Remark.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemarksTest {

    @ParameterizedTest
    @EnumSource
    void every_remark_is_said_in_both_languages_with_all_that_it_holds(Kind kind) {
        Remark remark = complete(kind);

        Sentence said = RemarkWords.of(remark);

        assertThat(said.en()).isNotBlank().doesNotContain("%", "null");
        assertThat(said.ar()).isNotBlank().doesNotContain("%", "null");
        for (Money sum : remark.sums()) {
            assertThat(said.en()).contains(sum.toString());
            assertThat(said.ar()).contains(sum.toDecimal().toPlainString()).contains("ريال سعودي");
        }
        if (remark.detail() != null) {
            assertThat(said.en()).contains(remark.detail());
            assertThat(said.ar()).contains(remark.detail());
        }
        if (kind != Kind.WRITTEN) {
            assertThat(isArabic(said.ar())).isTrue();
            assertThat(isArabic(said.en())).isFalse();
        }
    }

    @Test
    void sums_stand_in_the_order_of_the_sentence_and_as_each_language_writes_them() {
        Sentence said = RemarkWords.of(Remark.at(2, Kind.ABOVE_ASKED, sar("102"), sar("51")));

        assertThat(said.en()).isEqualTo("Line 2: the SAR 102.00 allowed is more than the SAR 51.00 asked.");
        assertThat(said.ar())
                .isEqualTo("البند \u20662\u2069: المبلغ الموافق عليه \u2066102.00\u2069 ريال سعودي يزيد على المطلوب"
                        + " \u206651.00\u2069 ريال سعودي.");
    }

    @Test
    void what_is_wrong_with_money_is_said_with_both_sums_and_whose_it_is() {
        Sentence said = RemarkWords.of(Remark.quoting(Kind.PAID_OTHERWISE, "Claim/1", sar("100"), sar("142.80")));

        assertThat(said.en()).isEqualTo("Claim/1 is paid SAR 100.00 in all, and decided at SAR 142.80.");
        assertThat(said.ar())
                .isEqualTo("دُفع عن المطالبة \u2066Claim/1\u2069 ما مجموعه \u2066100.00\u2069 ريال سعودي، والمقرر"
                        + " \u2066142.80\u2069 ريال سعودي.");
    }

    @Test
    void what_is_kept_reads_back() {
        List<Remark> all =
                Arrays.stream(Kind.values()).map(RemarksTest::complete).toList();

        assertThat(KeptRemarks.of(KeptRemarks.json(all))).isEqualTo(all);
        assertThat(KeptRemarks.json(List.of())).isNull();
        assertThat(KeptRemarks.of(null)).isEmpty();
    }

    @Test
    void a_long_list_is_cut_and_says_by_how_many() {
        List<Remark> many = IntStream.rangeClosed(1, 60)
                .mapToObj(line -> Remark.at(line, Kind.LINE_NOT_DECIDED))
                .toList();

        List<Remark> bounded = Remark.bounded(many);

        assertThat(bounded).hasSize(51).startsWith(many.getFirst());
        assertThat(bounded.getLast()).isEqualTo(Remark.quoting(Kind.MORE, "10"));
        assertThat(Remark.bounded(many.subList(0, 50))).isEqualTo(many.subList(0, 50));
        assertThat(Remark.quoting(Kind.NOT_SENT, "x".repeat(600)).detail()).hasSize(500);
    }

    private static boolean isArabic(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    }

    private static Remark complete(Kind kind) {
        return switch (kind) {
            case LINE_TWICE, LINE_NOT_SUBMITTED, LINE_NOT_DECIDED, BELOW_ZERO -> Remark.at(3, kind);
            case OTHER_CURRENCY -> Remark.currency(3, "SAR");
            case PARTS_DIFFER -> Remark.at(3, kind, sar("80"), sar("10"), sar("100"));
            case ABOVE_ASKED -> Remark.at(3, kind, sar("102"), sar("51"));
            case NOT_SENT,
                    REJECTED,
                    PERFORMED_SINCE,
                    REFERENCE_DIFFERS,
                    CURRENCY_DIFFERS,
                    AMOUNT_DIFFERS,
                    MOVEMENT_DIFFERS,
                    START_REFUSED,
                    RELEASE_REFUSED,
                    PAYS_NO_CLAIM,
                    PAID_UNDECIDED,
                    MORE,
                    WRITTEN -> Remark.quoting(kind, "BV-00041");
            case NO_PAYMENT_OF_OURS, TAKEN_UNASKED, GIVEN_BACK_UNASKED -> Remark.of(kind, sar("120"));
            case CAPTURE_REFUSED, REFUND_REFUSED, PAID_IN_OTHER_CURRENCY -> Remark.quoting(kind, "gone:x", sar("120"));
            case ORDER_WANTS_OTHER, ORDER_COLLECTED, ORDER_CLOSED, PAID_OTHERWISE ->
                Remark.quoting(kind, "Claim/1", sar("100"), sar("142.80"));
            case REJECTED_AFTER_DECISION,
                    SUBMISSION_REPLACED,
                    DECIDED_TOO_LATE,
                    SUBMITTED_SINCE,
                    STILL_PENDED,
                    PAST_WAITING,
                    SAID_BEFORE,
                    DECIDED_SINCE,
                    NO_CONNECTION -> Remark.of(kind);
        };
    }
}
