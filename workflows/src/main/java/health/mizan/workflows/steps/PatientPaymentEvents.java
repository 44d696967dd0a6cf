package health.mizan.workflows.steps;

import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceAdjusted;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.InvoiceIssued;
import health.mizan.invoices.InvoicePaid;
import health.mizan.invoices.InvoiceRefunded;
import health.mizan.invoices.Invoices;
import health.mizan.outbox.LocalHandler;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code patient-payment.bpmn} hears. */
@Configuration(proxyBeanMethods = false)
class PatientPaymentEvents {

    private static final String PROCESS = "patient-payment";
    private static final String CHANGED = "invoice-changed";

    @Bean
    LocalHandler<InvoiceIssued> patientPaymentStarts(Processes processes, Invoices invoices) {
        return new Listener<>(
                "process.patient-payment.start",
                InvoiceIssued.class,
                event -> processes.startOnce(start(invoices, event.invoice())));
    }

    @Bean
    LocalHandler<InvoicePaid> patientPaymentHearsOfMoney(Processes processes) {
        return new Listener<>(
                "process.patient-payment.paid",
                InvoicePaid.class,
                event -> processes.tell(CHANGED, event.invoice().value()));
    }

    @Bean
    LocalHandler<InvoiceRefunded> patientPaymentStartsAgain(Processes processes, Invoices invoices) {
        return new Listener<>("process.patient-payment.refunded", InvoiceRefunded.class, event -> {
            if (event.open().isPositive()) {
                changed(processes, invoices, event.invoice());
            }
        });
    }

    @Bean
    LocalHandler<InvoiceAdjusted> patientPaymentHearsOfANote(Processes processes, Invoices invoices) {
        return new Listener<>(
                "process.patient-payment.adjusted",
                InvoiceAdjusted.class,
                event -> changed(processes, invoices, event.invoice()));
    }

    /** Somebody must look after it again if it was settled before. */
    private static void changed(Processes processes, Invoices invoices, InvoiceId invoice) {
        if (processes.isRunning(PROCESS, invoice.value())) {
            processes.tell(CHANGED, invoice.value());
        } else {
            processes.startUnlessRunning(start(invoices, invoice));
        }
    }

    private static Start start(Invoices invoices, InvoiceId id) {
        Invoice invoice = invoices.require(id);
        return new Start(PROCESS, id.value(), invoice.financialCase().value(), invoice.site());
    }
}
