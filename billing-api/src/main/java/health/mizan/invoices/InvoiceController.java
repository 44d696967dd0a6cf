package health.mizan.invoices;

import health.mizan.access.Caller;
import health.mizan.access.Callers;
import health.mizan.cases.CaseId;
import health.mizan.idempotency.IdempotentRequest;
import health.mizan.idempotency.IdempotentRequests;
import health.mizan.invoices.Invoices.Cancelling;
import health.mizan.masterdata.Checks;
import health.mizan.masterdata.SavedAnswers;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import health.mizan.web.Versions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/invoices")
class InvoiceController {

    private final Invoices invoices;
    private final Callers callers;
    private final IdempotentRequests requests;

    InvoiceController(Invoices invoices, Callers callers, IdempotentRequests requests) {
        this.invoices = invoices;
        this.callers = callers;
        this.requests = requests;
    }

    /**
     * An invoice as the API shows it.
     *
     * @param total  as issued
     * @param due    with the notes since
     * @param paid   what it took of the payments
     * @param credit what was paid above what is due
     */
    record InvoiceView(
            InvoiceId id,
            long version,
            String number,
            CaseId financialCase,
            PatientId patient,
            String facility,
            Invoice.Basis basis,
            InvoiceState state,
            LocalDate issuedOn,
            Money total,
            Money due,
            Money paid,
            Money open,
            Money credit,
            List<Invoice.Line> lines) {

        static InvoiceView of(Invoice invoice) {
            return new InvoiceView(
                    invoice.id(),
                    invoice.version(),
                    invoice.number(),
                    invoice.financialCase(),
                    invoice.patient(),
                    invoice.site(),
                    invoice.basis(),
                    invoice.state(),
                    invoice.issuedOn(),
                    invoice.total(),
                    invoice.balance().due(),
                    invoice.balance().applied(),
                    invoice.balance().open(),
                    invoice.balance().credit(),
                    invoice.lines());
        }
    }

    /** What changed an invoice since it was issued, oldest first. */
    record PaymentsView(List<Invoices.Paid> payments, List<Invoice.Note> notes) {}

    /** Patients' invoices in sight, oldest first. */
    @GetMapping
    Page<InvoiceView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID patient,
            @RequestParam(name = "case", required = false) @Nullable UUID financialCase,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Checks checks = new Checks();
        InvoiceState wanted = state == null ? null : checks.oneOf("state", state, InvoiceState.class);
        SavedAnswers.requireSound(checks);
        return invoices.list(
                        callers.current(),
                        new Invoices.Filter(wanted, patient, financialCase, null),
                        PageRequest.of(cursor, limit))
                .map(InvoiceView::of);
    }

    /** An invoice with its lines and what is open. */
    @GetMapping("/{id}")
    ResponseEntity<InvoiceView> read(@PathVariable UUID id) {
        return answer(invoices.find(callers.current(), new InvoiceId(id)).orElseThrow(SavedAnswers::nothingThere));
    }

    /** What was paid and given back on an invoice. */
    @GetMapping("/{id}/payments")
    PaymentsView payments(@PathVariable UUID id) {
        Caller caller = callers.current();
        InvoiceId invoice = new InvoiceId(id);
        return new PaymentsView(
                invoices.payments(caller, invoice).orElseThrow(SavedAnswers::nothingThere), invoices.notes(invoice));
    }

    /** Credits the whole by a credit note. */
    @PostMapping("/{id}/cancellation")
    ResponseEntity<InvoiceView> cancel(@PathVariable UUID id, IdempotentRequest request) {
        Caller caller = callers.current();
        return requests.once(request, null, () -> {
            Cancelling cancelling = invoices.cancel(caller, new InvoiceId(id)).orElseThrow(SavedAnswers::nothingThere);
            return switch (cancelling) {
                case Cancelling.Done(Invoice now) -> answer(now);
                case Cancelling.Already(Invoice now) -> answer(now);
                case Cancelling.RestsOnDecision rests ->
                    throw new ProblemException(
                            ProblemType.CONFLICT,
                            "the invoice rests on a payer's decision: decide on its denials, or have the payer decide again");
            };
        });
    }

    private static ResponseEntity<InvoiceView> answer(Invoice invoice) {
        return ResponseEntity.ok().eTag(Versions.etag(invoice.version())).body(InvoiceView.of(invoice));
    }
}
