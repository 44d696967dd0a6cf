package health.mizan.billquestions;

import static org.assertj.core.api.Assertions.assertThat;

import health.mizan.access.Caller;
import health.mizan.billquestions.BillQuestions.About;
import health.mizan.billquestions.BillQuestions.Answering;
import health.mizan.billquestions.BillQuestions.Asking;
import health.mizan.claims.BookedPayer;
import health.mizan.claims.ClaimWorld;
import health.mizan.invoices.Invoice;
import health.mizan.parties.Phi;
import health.mizan.payments.Debt;
import health.mizan.testing.DatabaseTest;
import health.mizan.testing.Together;
import health.mizan.testing.Visits;
import health.mizan.web.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
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

    @AfterEach
    void nothing_stays_open() {
        owner.sql("delete from billing.bill_question").update();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void a_question_is_kept_for_its_site_until_somebody_settles_it() {
        assertThat(questions.ask(
                        asker(), questions.next(), bill, BillQuestion.Kind.DISPUTE, " the blood test was not done "))
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
        assertThat(questions.answer(Visits.DESK_OF_JEDDAH, question.id(), "it was"))
                .isEqualTo(Answering.NOT_THERE);

        assertThat(questions.answer(Visits.DESK, question.id(), "it was")).isEqualTo(Answering.DONE);
        assertThat(questions.answer(Visits.DESK, question.id(), "it was"))
                .as("once more")
                .isEqualTo(Answering.DONE);
        assertThat(questions.open(Visits.DESK, PageRequest.of(null, null)).items())
                .isEmpty();
    }

    @Test
    void what_was_answered_closes_a_question_and_stays_as_it_was_first_said() {
        questions.ask(asker(), questions.next(), bill, BillQuestion.Kind.QUESTION, "why?");
        UUID id = open(Visits.DESK).id();

        assertThat(questions.count(Visits.DESK, 10)).isEqualTo(1);
        assertThat(questions.count(Visits.DESK_OF_JEDDAH, 10)).isZero();
        assertThat(questions.find(Visits.DESK_OF_JEDDAH, id)).isEmpty();
        assertThat(questions.answer(Visits.DESK_OF_JEDDAH, id, "told")).isEqualTo(Answering.NOT_THERE);
        assertThat(questions.answer(Visits.DESK, id, " ")).isEqualTo(Answering.EMPTY);
        assertThat(questions.answer(Visits.DESK, id, "a".repeat(1001))).isEqualTo(Answering.TOO_LONG);
        assertThat(questions.answer(Visits.DESK, id, "4111 1111 1111 1111")).isEqualTo(Answering.CARD_NUMBER);
        assertThat(questions.find(Visits.DESK, id)).isPresent();

        assertThat(questions.answer(Visits.DESK, id, "the test was done")).isEqualTo(Answering.DONE);
        byte[] kept = answerOf(id);
        assertThat(questions.answer(Visits.DESK, id, "something else")).isEqualTo(Answering.ANSWERED_BEFORE);
        assertThat(questions.answer(Visits.DESK, id, " the test was done "))
                .as("the same")
                .isEqualTo(Answering.DONE);
        assertThat(questions.answer(Visits.DESK_OF_JEDDAH, id, "something else"))
                .isEqualTo(Answering.NOT_THERE);

        assertThat(questions.find(Visits.DESK, id)).isEmpty();
        assertThat(questions.count(Visits.DESK, 10)).isZero();
        assertThat(answerOf(id)).isEqualTo(kept);
        assertThat(questions.standing(Visits.DESK, id)).hasValueSatisfying(standing -> {
            assertThat(standing.settledAt()).isNotNull();
            assertThat(standing.answer()).isEqualTo(new Phi<>("the test was done"));
        });
        assertThat(questions.standing(Visits.DESK_OF_JEDDAH, id)).isEmpty();
        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("test was done");
    }

    @Test
    void of_answers_given_at_once_one_stands_and_each_other_is_told_so() throws Exception {
        questions.ask(asker(), questions.next(), bill, BillQuestion.Kind.QUESTION, "why?");
        UUID id = open(Visits.DESK).id();

        List<Answering> all = Together.times(8, i -> () -> questions.answer(Visits.DESK, id, "answer " + i));

        assertThat(all).containsOnlyOnce(Answering.DONE);
        assertThat(all).filteredOn(Answering.ANSWERED_BEFORE::equals).hasSize(7);
        assertThat(questions.standing(Visits.DESK, id).orElseThrow().answer())
                .isEqualTo(new Phi<>("answer " + all.indexOf(Answering.DONE)));
    }

    @Test
    void who_asked_reads_the_answer_and_nobody_else_who_holds_a_link_to_the_same_bill() {
        Caller asker = asker();
        Caller other = asker();
        questions.ask(other, questions.next(), bill, BillQuestion.Kind.QUESTION, "not for you");
        UUID id = questions.next();
        questions.ask(asker, id, bill, BillQuestion.Kind.QUESTION, "why\r\nthat much?");

        assertThat(read(asker)).singleElement().satisfies(one -> {
            assertThat(one.question().words().reveal()).isEqualTo("why\nthat much?");
            assertThat(one.settledAt()).isNull();
            assertThat(one.answer()).isNull();
        });

        questions.answer(Visits.DESK, id, "two visits");

        assertThat(read(asker)).singleElement().satisfies(one -> {
            assertThat(one.settledAt()).isNotNull();
            assertThat(one.answer()).extracting(Phi::reveal).isEqualTo("two visits");
            assertThat(one.toString()).doesNotContain("two visits");
        });
        assertThat(read(other)).singleElement().satisfies(one -> assertThat(one.answer())
                .isNull());
        assertThat(questions.askedBy(asker, List.of(asker, other), bill.debt())).hasSize(2);
        assertThat(questions.askedBy(Visits.DESK_OF_JEDDAH, List.of(asker), bill.debt()))
                .as("out of sight")
                .isEmpty();
        assertThat(questions.askedBy(asker, List.of(asker), new Debt(Debt.Kind.INVOICE, UUID.randomUUID())))
                .as("of another bill")
                .isEmpty();
        assertThat(owner.sql("select count(*) from billing.audit_event where action = 'bill-question.read'"
                                + " and subject_id = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    private List<QuestionAndAnswer> read(Caller asker) {
        return questions.askedBy(asker, List.of(asker), bill.debt());
    }

    private byte[] answerOf(UUID id) {
        return owner.sql("select answer from billing.bill_question where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    @Test
    void what_is_no_question_is_not_kept() {
        Caller asker = asker();

        assertThat(questions.ask(asker, questions.next(), bill, BillQuestion.Kind.QUESTION, "  "))
                .isEqualTo(Asking.EMPTY);
        assertThat(questions.ask(asker, questions.next(), bill, BillQuestion.Kind.QUESTION, "a".repeat(1001)))
                .isEqualTo(Asking.TOO_LONG);
        assertThat(questions.ask(asker, questions.next(), bill, BillQuestion.Kind.QUESTION, "take 4111 1111 1111 1111"))
                .isEqualTo(Asking.CARD_NUMBER);
        assertThat(asked(asker)).isZero();
    }

    @Test
    void one_link_does_not_flood_the_office() {
        Caller asker = asker();
        for (int i = 0; i < 5; i++) {
            assertThat(questions.ask(asker, questions.next(), bill, BillQuestion.Kind.QUESTION, "why? " + i))
                    .isEqualTo(Asking.DONE);
        }

        assertThat(questions.ask(asker, questions.next(), bill, BillQuestion.Kind.QUESTION, "and why?"))
                .isEqualTo(Asking.TOO_MANY);
    }

    @Test
    void a_form_that_is_sent_twice_asks_once_even_where_no_more_is_taken() {
        Caller asker = asker();
        UUID form = questions.next();
        for (int i = 0; i < 4; i++) {
            questions.ask(asker, questions.next(), bill, BillQuestion.Kind.QUESTION, "why? " + i);
        }

        assertThat(questions.ask(asker, form, bill, BillQuestion.Kind.QUESTION, "why?"))
                .isEqualTo(Asking.DONE);
        assertThat(questions.ask(asker, form, bill, BillQuestion.Kind.QUESTION, "why?"))
                .isEqualTo(Asking.DONE);
        assertThat(asked(asker)).isEqualTo(5);
    }

    @Test
    void no_more_than_the_limit_is_taken_of_an_asker_however_many_ask_at_once() throws Exception {
        Caller asker = asker();
        UUID twice = questions.next();

        List<Asking> answers = Together.times(
                12,
                i -> () -> questions.ask(
                        asker, i < 2 ? twice : questions.next(), bill, BillQuestion.Kind.QUESTION, "why? " + i));

        assertThat(answers).containsOnly(Asking.DONE, Asking.TOO_MANY);
        assertThat(asked(asker)).isEqualTo(5);
    }

    private int asked(Caller asker) {
        return owner.sql("select count(*) from billing.bill_question where asked_by = :by")
                .param("by", asker.subject())
                .query(Integer.class)
                .single();
    }

    private BillQuestion open(Caller caller) {
        return questions.open(caller, PageRequest.of(null, null)).items().getLast();
    }

    private static Caller asker() {
        return new Caller.Self("pay-link." + UUID.randomUUID());
    }
}
