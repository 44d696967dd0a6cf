package health.mizan.billquestions;

import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
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

    /** Notes that a question was dealt with. */
    @PutMapping("/api/bill-questions/{id}/settlement")
    ResponseEntity<Void> settle(@PathVariable UUID id) {
        if (!questions.settle(callers.current(), id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "no such question");
        }
        return ResponseEntity.noContent().build();
    }
}
