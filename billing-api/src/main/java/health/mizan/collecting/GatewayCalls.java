package health.mizan.collecting;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Operation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A kind of remote call for each type of operation, so that slow refunds hold up no capture. */
@Configuration(proxyBeanMethods = false)
class GatewayCalls {

    @Bean
    GatewayCall paymentStart(Attempts attempts, GatewayAccounts accounts, PaymentEvidence evidence, Clock clock) {
        return new GatewayCall(Operation.Type.START, attempts, accounts, evidence, clock);
    }

    @Bean
    GatewayCall paymentCapture(Attempts attempts, GatewayAccounts accounts, PaymentEvidence evidence, Clock clock) {
        return new GatewayCall(Operation.Type.CAPTURE, attempts, accounts, evidence, clock);
    }

    @Bean
    GatewayCall paymentVoid(Attempts attempts, GatewayAccounts accounts, PaymentEvidence evidence, Clock clock) {
        return new GatewayCall(Operation.Type.VOID, attempts, accounts, evidence, clock);
    }

    @Bean
    GatewayCall paymentRefund(Attempts attempts, GatewayAccounts accounts, PaymentEvidence evidence, Clock clock) {
        return new GatewayCall(Operation.Type.REFUND, attempts, accounts, evidence, clock);
    }
}
