package health.mizan.seals;

import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The proof that the ledger is as it was posted: its seals, and the audit on demand. */
@RestController
class SealController {

    private final Sealer sealer;
    private final LedgerAudit audit;

    SealController(Sealer sealer, LedgerAudit audit) {
        this.sealer = sealer;
        this.audit = audit;
    }

    /** Newest first; the cursor is the number of the last seal shown. */
    @GetMapping("/api/ledger/seals")
    Page<Sealer.SealView> seals(
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int rows = PageRequest.of(null, limit).limit();
        return sealer.seals(cursor == null ? Long.MAX_VALUE : cursor, rows);
    }

    /** Reads the whole ledger; changes nothing. */
    @PostMapping("/api/ledger/verification")
    LedgerAudit.Verdict verify(@RequestParam(required = false) @Nullable String expectHead) {
        if (expectHead != null && !expectHead.matches("[0-9a-f]{64}")) {
            throw new ProblemException(ProblemType.INVALID_VALUE, "a hash is 64 hexadecimal digits");
        }
        return audit.verify(expectHead);
    }
}
