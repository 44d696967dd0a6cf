package health.mizan.workflows.steps;

import static health.mizan.workflows.Variables.DUE;
import static health.mizan.workflows.Variables.PAID;
import static health.mizan.workflows.Variables.REMINDERS;

import health.mizan.collecting.Payments;
import health.mizan.invoices.Invoice;
import health.mizan.invoices.InvoiceId;
import health.mizan.invoices.InvoiceState;
import health.mizan.invoices.Invoices;
import health.mizan.payments.Debt;
import health.mizan.workflows.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code patient-payment.bpmn}. */
@Configuration(proxyBeanMethods = false)
class PatientPaymentSteps {

    private static final int REMINDERS_BEFORE_A_DECISION = 2;

    @Bean
    JavaDelegate lookAtTheInvoice(Invoices invoices) {
        return step -> step.setVariable(PAID, isSettled(invoices.lock(invoice(step))));
    }

    /** While the share is held on a card, the patient has done all there is to do. */
    @Bean
    JavaDelegate lookWhatIsDue(Invoices invoices, Payments payments) {
        return step -> {
            Invoice invoice = invoices.lock(invoice(step));
            Debt share = new Debt(Debt.Kind.CASE, invoice.financialCase().value());
            int reminders = Variables.count(step, REMINDERS);
            if (isSettled(invoice) || payments.holdOf(share).isPresent()) {
                step.setVariable(DUE, "nothing");
            } else if (reminders < REMINDERS_BEFORE_A_DECISION) {
                step.setVariable(DUE, "remind");
                step.setVariable(REMINDERS, reminders + 1);
            } else {
                step.setVariable(DUE, "decide");
            }
        };
    }

    private static boolean isSettled(Invoice invoice) {
        return invoice.state() != InvoiceState.ISSUED;
    }

    private static InvoiceId invoice(DelegateExecution step) {
        return new InvoiceId(Variables.key(step));
    }
}
