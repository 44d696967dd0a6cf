package health.mizan.billquestions;

import health.mizan.access.Callers;
import health.mizan.masterdata.FieldError;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BillQuestionController {

    private final BillQuestions questions;
    private final Callers callers;

    BillQuestionController(BillQuestions questions, Callers callers) {
        this.questions = questions;
        this.callers = callers;
    }

    /** What payers asked about bills and nobody has settled, oldest first. */
    @GetMapping("/api/bill-questions")
    Page<BillQuestionView> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return questions.open(callers.current(), PageRequest.of(cursor, limit)).map(BillQuestionView::of);
    }

    /** Closes a question with the answer to it, which its asker reads; one that is closed keeps its answer, and refuses another. */
    @PutMapping("/api/bill-questions/{id}/settlement")
    ResponseEntity<Void> settle(@PathVariable UUID id, @RequestBody Settlement settlement) {
        String answer = settlement.answer() == null ? "" : settlement.answer();
        return switch (questions.answer(callers.current(), id, answer)) {
            case DONE -> ResponseEntity.noContent().build();
            case NOT_THERE -> throw new ProblemException(ProblemType.NOT_FOUND, "no such question");
            case ANSWERED_BEFORE ->
                throw new ProblemException(
                        ProblemType.CONFLICT, "the question is answered already in other words, which its asker reads");
            case EMPTY -> throw refused("is required: the asker reads it");
            case TOO_LONG -> throw refused("has at most " + BillQuestions.LONGEST + " characters");
            case CARD_NUMBER -> throw refused("holds what looks like a card number, which nobody here may keep");
        };
    }

    /** @param answer for whoever asked, 1 to 1000 characters */
    record Settlement(@Nullable String answer) {
        @Override
        public String toString() {
            return "▮";
        }
    }

    private static ProblemException refused(String message) {
        return new ProblemException(
                ProblemType.INVALID_VALUE, "see fields", Map.of("fields", List.of(new FieldError("answer", message))));
    }
}
