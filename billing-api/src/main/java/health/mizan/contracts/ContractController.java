package health.mizan.contracts;

import health.mizan.access.Callers;
import health.mizan.history.AsOf;
import health.mizan.history.EffectiveStamp;
import health.mizan.masterdata.Change;
import health.mizan.masterdata.ListRequest;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.web.Page;
import health.mizan.web.Versions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements on prices at the caller's facilities. A change speaks for the days from the draft's first day on. */
@RestController
@RequestMapping(ContractController.PATH)
class ContractController {

    static final String PATH = "/api/contracts";

    private final Contracts contracts;
    private final Callers callers;

    ContractController(Contracts contracts, Callers callers) {
        this.contracts = contracts;
        this.callers = callers;
    }

    /** Contracts with payers, as they hold on a day. */
    @GetMapping
    Page<Contract> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String facility,
            @RequestParam(required = false) @Nullable String payer,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return contracts.list(
                ListRequest.of(q, null, cursor, limit), new ContractFilter(facility, payer, on), callers.current());
    }

    /** A contract as it holds on a day. */
    @GetMapping("/{id}")
    ResponseEntity<Contract> one(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Instant asOf) {
        AsOf wanted = new AsOf(on, asOf);
        return SavedAnswers.found(present(id, wanted), wanted.isLatest());
    }

    /** The versions of a contract, by the day from which each holds. */
    @GetMapping("/{id}/versions")
    List<EffectiveStamp> versions(@PathVariable UUID id) {
        return contracts.versions(present(id, AsOf.LATEST).id(), callers.current());
    }

    /** Adds a contract. */
    @PostMapping
    ResponseEntity<Contract> create(@RequestBody ContractDraft draft) {
        Change change = Change.creating(callers.current().subject());
        return SavedAnswers.of(contracts.save(draft, change, callers.current()), PATH);
    }

    /** Changes a contract from a day on; what held before is kept. */
    @PutMapping("/{id}")
    ResponseEntity<Contract> change(
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ContractDraft draft) {
        SavedAnswers.requireSame("code", present(id, AsOf.LATEST).code(), draft.code());
        Change change = Change.ofVersion(callers.current().subject(), Versions.required(ifMatch));
        return SavedAnswers.of(contracts.save(draft, change, callers.current()), PATH);
    }

    private Contract present(UUID id, AsOf asOf) {
        return contracts.find(new ContractId(id), asOf, callers.current()).orElseThrow(SavedAnswers::nothingThere);
    }
}
