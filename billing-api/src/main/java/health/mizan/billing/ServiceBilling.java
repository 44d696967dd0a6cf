package health.mizan.billing;

import health.mizan.cases.Case;
import health.mizan.cases.Cases;
import health.mizan.cases.ServiceConfirmed;
import health.mizan.claims.Claims;
import health.mizan.outbox.LocalHandler;
import org.springframework.stereotype.Component;

/** Bills a confirmed case once: by its cover if it has one. */
@Component
class ServiceBilling implements LocalHandler<ServiceConfirmed> {

    private final Cases cases;
    private final Claims claims;
    private final SelfPay selfPay;

    ServiceBilling(Cases cases, Claims claims, SelfPay selfPay) {
        this.cases = cases;
        this.claims = claims;
        this.selfPay = selfPay;
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
            claims.draft(of.id());
        }
    }
}
