package health.mizan.faults;

import java.util.Map;

/** What has died is given up within seconds, so that nobody waits minutes for a recovery that is the same. */
public final class Impatience {

    public static final Map<String, String> SETTINGS = Map.of(
            "mizan.outbox.lease", "5s",
            "mizan.outbox.poll", "1s",
            "mizan.beats.poll", "1s",
            "mizan.beats.grace", "1s",
            "mizan.beats.longest", "20s",
            "mizan.payments.pending", "5s",
            "mizan.outbound.targets.emr.breaker.open-for", "2s",
            "mizan.outbound.targets.payer.breaker.open-for", "2s",
            "mizan.outbound.targets.card-gateway.breaker.open-for", "2s",
            "camunda.bpm.job-execution.lock-time-in-millis", "10000");

    private Impatience() {}
}
