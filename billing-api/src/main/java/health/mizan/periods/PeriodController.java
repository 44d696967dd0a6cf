package health.mizan.periods;

import health.mizan.access.Callers;
import health.mizan.web.Page;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import java.time.YearMonth;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Months of the books, as in {@code 2026-11}. */
@RestController
class PeriodController {

    private final Periods periods;
    private final Callers callers;

    PeriodController(Periods periods, Callers callers) {
        this.periods = periods;
        this.callers = callers;
    }

    /** @param reason shown to auditors */
    record Reopening(String reason) {}

    /** The months of the books, and whether each is closed. */
    @GetMapping("/api/ledger/periods")
    Page<Period> list() {
        return new Page<>(periods.list(), null);
    }

    /** Closes a month: nothing is posted to it any more. */
    @PostMapping("/api/ledger/periods/{month}/closing")
    Period close(@PathVariable YearMonth month) {
        return periods.close(month, callers.current());
    }

    /** Opens a closed month again, with the reason. */
    @PostMapping("/api/ledger/periods/{month}/reopening")
    Period reopen(@PathVariable YearMonth month, @RequestBody Reopening reopening) {
        if (reopening.reason().strip().length() < 3 || reopening.reason().length() > 500) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "a reason has 3 to 500 characters");
        }
        return periods.reopen(month, reopening.reason(), callers.current());
    }
}
