package health.mizan.workflows.steps;

import health.mizan.cases.Case;
import health.mizan.cases.CaseCancelled;
import health.mizan.cases.CaseId;
import health.mizan.cases.Cases;
import health.mizan.invoices.InvoiceIssued;
import health.mizan.outbox.LocalHandler;
import health.mizan.payments.Debt;
import health.mizan.payments.HoldPlaced;
import health.mizan.payments.HoldReleased;
import health.mizan.payments.PaymentCaptured;
import health.mizan.payments.PaymentFailed;
import health.mizan.payments.PaymentOrderId;
import health.mizan.workflows.Processes;
import health.mizan.workflows.Processes.Start;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code deferred-capture.bpmn} hears. */
@Configuration(proxyBeanMethods = false)
class DeferredCaptureEvents {

    private static final String PROCESS = "deferred-capture";
    private static final String BILL_KNOWN = "bill-known";

    /** One order can be held for a second time after its first hold ran out. */
    @Bean
    LocalHandler<HoldPlaced> deferredCaptureStarts(Processes processes, Cases cases) {
        return new Listener<>("process.deferred-capture.start", HoldPlaced.class, event -> {
            if (event.debt().kind() == Debt.Kind.CASE) {
                Case of = cases.require(new CaseId(event.debt().id()));
                processes.startUnlessRunning(
                        new Start(PROCESS, event.order().value(), of.id().value(), of.site()));
            }
        });
    }

    @Bean
    LocalHandler<InvoiceIssued> deferredCaptureHearsOfTheBill(Processes processes) {
        return new Listener<>(
                "process.deferred-capture.bill",
                InvoiceIssued.class,
                event -> processes.tellOfCase(
                        BILL_KNOWN, PROCESS, event.financialCase().value()));
    }

    @Bean
    LocalHandler<CaseCancelled> deferredCaptureHearsOfTheCancellation(Processes processes) {
        return new Listener<>(
                "process.deferred-capture.cancelled",
                CaseCancelled.class,
                event -> processes.tellOfCase(
                        BILL_KNOWN, PROCESS, event.financialCase().value()));
    }

    @Bean
    LocalHandler<PaymentCaptured> deferredCaptureHearsOfTheCapture(Processes processes) {
        return new Listener<>(
                "process.deferred-capture.captured", PaymentCaptured.class, event -> settled(processes, event.order()));
    }

    @Bean
    LocalHandler<HoldReleased> deferredCaptureHearsOfTheRelease(Processes processes) {
        return new Listener<>(
                "process.deferred-capture.released", HoldReleased.class, event -> settled(processes, event.order()));
    }

    @Bean
    LocalHandler<PaymentFailed> deferredCaptureHearsOfTheFailure(Processes processes) {
        return new Listener<>(
                "process.deferred-capture.failed", PaymentFailed.class, event -> settled(processes, event.order()));
    }

    private static void settled(Processes processes, PaymentOrderId order) {
        processes.tell("hold-settled", order.value());
    }
}
