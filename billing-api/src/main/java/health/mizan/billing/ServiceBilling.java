package health.mizan.billing;

import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.cases.ServiceConfirmed;
import health.mizan.claims.ClaimDrafted;
import health.mizan.claims.Claims;
import health.mizan.outbox.LocalHandler;
import health.mizan.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Bills a confirmed case once: by its cover if it has one. */
@Component
class ServiceBilling implements LocalHandler<ServiceConfirmed> {

    private final Cases cases;
    private final Claims claims;
    private final SelfPay selfPay;
    private final Outbox outbox;

    ServiceBilling(Cases cases, Claims claims, SelfPay selfPay, Outbox outbox) {
        this.cases = cases;
        this.claims = claims;
        this.selfPay = selfPay;
        this.outbox = outbox;
    }

    @Override
    public String name() {
        return "billing.service-confirmed";
    }

    @Override
    public Class<ServiceConfirmed> event() {
        return ServiceConfirmed.class;
    }

    @Override
    public void handle(ServiceConfirmed event) {
        Case of = cases.require(event.financialCase());
        if (of.cover() == null) {
            selfPay.invoice(of.id());
        } else {
            claims.draft(of.id()).ifPresent(claim -> outbox.publish(new ClaimDrafted(claim.id(), of.id())));
        }
    }
}
