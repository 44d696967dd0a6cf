package health.mizan.billquestions;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.billquestions.BillQuestions.About;
import health.mizan.billquestions.BillQuestions.Asking;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.payments.Debt;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Visits;
import health.mizan.web.PageRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BillQuestionsTest extends DatabaseTest {

    private ClaimWorld world;
    private BillQuestions questions;
    private About bill;

    @BeforeAll
    void open() {
        BookedPayer.createBook(owner);
        world = new ClaimWorld(dataSource, sql, tx, new BookedPayer(sql)).open();
        questions = world.the(BillQuestions.class);
        Invoice invoice = world.invoiceOf(world.selfPaying("DS-201"));
        bill = new About(new Debt(Debt.Kind.INVOICE, invoice.id().value()), invoice.patient(), invoice.facility());
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_question_is_kept_for_its_site_until_somebody_settles_it() {
        assertThat(questions.ask(asker(), bill, BillQuestion.Kind.DISPUTE, " the blood test was not done "))
                .isEqualTo(Asking.DONE);

        BillQuestion question = open(Visits.DESK);
        assertThat(question.words().reveal()).isEqualTo("the blood test was not done");
        assertThat(question.kind()).isEqualTo(BillQuestion.Kind.DISPUTE);
        assertThat(question.toString()).doesNotContain("blood");
        assertThat(owner.sql("select string_agg(q::text, '') from billing.bill_question q")
                        .query(String.class)
                        .single())
                .doesNotContain("blood");
        assertThat(questions
                        .open(Visits.DESK_OF_JEDDAH, PageRequest.of(null, null))
                        .items())
                .isEmpty();
        assertThat(questions.settle(Visits.DESK_OF_JEDDAH, question.id())).isFalse();

        assertThat(questions.settle(Visits.DESK, question.id())).isTrue();
        assertThat(questions.settle(Visits.DESK, question.id())).as("once more").isTrue();
        assertThat(questions.open(Visits.DESK, PageRequest.of(null, null)).items())
                .isEmpty();
    }

    @Test
    void what_is_no_question_is_not_kept() {
        Caller asker = asker();

        assertThat(questions.ask(asker, bill, BillQuestion.Kind.QUESTION, "  ")).isEqualTo(Asking.EMPTY);
        assertThat(questions.ask(asker, bill, BillQuestion.Kind.QUESTION, "a".repeat(1001)))
                .isEqualTo(Asking.TOO_LONG);
        assertThat(questions.ask(asker, bill, BillQuestion.Kind.QUESTION, "take 4111 1111 1111 1111"))
                .isEqualTo(Asking.CARD_NUMBER);
        assertThat(owner.sql("select count(*) from billing.bill_question where asked_by = :by")
                        .param("by", asker.subject())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void one_link_does_not_flood_the_office() {
        Caller asker = asker();
        for (int i = 0; i < 5; i++) {
            assertThat(questions.ask(asker, bill, BillQuestion.Kind.QUESTION, "why? " + i))
                    .isEqualTo(Asking.DONE);
        }

        assertThat(questions.ask(asker, bill, BillQuestion.Kind.QUESTION, "and why?"))
                .isEqualTo(Asking.TOO_MANY);
        owner.sql("delete from billing.bill_question").update();
    }

    private BillQuestion open(Caller caller) {
        return questions.open(caller, PageRequest.of(null, null)).items().getLast();
    }

    private static Caller asker() {
        return new Caller.Self("pay-link." + UUID.randomUUID());
    }
}
