package health.mizan.figures;

import health.mizan.cases.CaseId;
import health.mizan.invoices.InvoiceId;
import health.mizan.money.Money;
import health.mizan.parties.PatientId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An invoice of which something is open.
 *
 * @param dueOn   the last day on which it is paid in time
 * @param site    the facility's code
 * @param patient null if the caller may not know whose it is
 */
public record OpenInvoice(
        InvoiceId id,
        String number,
        CaseId financialCase,
        Instant issuedAt,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money open,
        String site,
        @Nullable PatientId patient) {}
