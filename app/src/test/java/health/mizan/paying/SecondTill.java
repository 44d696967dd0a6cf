package health.mizan.paying;

import health.mizan.access.Caller;
import health.mizan.acquiring.Change;
import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayCapability;
import health.mizan.acquiring.GatewayReply;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.PageOrder;
import health.mizan.acquiring.PaymentGateway;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.acquiring.SignedNotice;
import health.mizan.attempts.Asked;
import health.mizan.attempts.Attempts;
import health.mizan.attempts.Attempts.Wish;
import health.mizan.attempts.Operation;
import health.mizan.collecting.Operations;
import health.mizan.collecting.PaymentAttempts;
import health.mizan.collecting.StartRequest;
import health.mizan.ids.Ids;
import health.mizan.ids.TimeOrderedIds;
import health.mizan.inbox.RawBody;
import health.mizan.money.Money;
import health.mizan.payments.AttemptId;
import health.mizan.payments.PaymentOrderId;
import health.mizan.testing.Fixtures;
import health.mizan.tx.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.bind.annotation.RestController;

/** Another copy of the application, cut down to payments, that asks one thing of the gateway and dies on the way. */
final class SecondTill {

    static final int EXIT_CODE = 137;

    /** The numbered steps of a money call, and what lies between them. */
    enum Step {
        INTENT_NOTED,
        BEFORE_THE_GATEWAY_HEARD,
        AFTER_THE_GATEWAY_ACTED,
        WHILE_NOTING_THE_OUTCOME,
        OUTCOME_NOTED
    }

    private static volatile boolean answered;

    private SecondTill() {}

    /** @param arguments database, gateway, our key there, what to do, id of an order or an attempt, step to die at */
    public static void main(String[] arguments) {
        Step last = Step.valueOf(arguments[5]);
        AnnotationConfigApplicationContext copy = context(arguments, last);
        Tx tx = copy.getBean(Tx.class);
        Operations operations = copy.getBean(Operations.class);
        Attempts attempts = copy.getBean(Attempts.class);
        UUID id = UUID.fromString(arguments[4]);
        Operation noted = tx.get(() -> switch (arguments[3]) {
            case "start" -> {
                AttemptId attempt = copy.getBean(PaymentAttempts.class)
                        .begin(
                                new Caller.Self("second"),
                                new PaymentOrderId(id),
                                new StartRequest(PaymentMethod.CARD, URI.create("https://clinic.example.org"), "en"));
                yield attempts.operations(attempt).getFirst();
            }
            case "capture" -> noted(operations, attempts, id, Operation.Type.CAPTURE, Fixtures.sar("35.70"));
            case "void" -> noted(operations, attempts, id, Operation.Type.VOID, Fixtures.sar("0.00"));
            default -> noted(operations, attempts, id, Operation.Type.REFUND, Fixtures.sar("20.00"));
        });
        dieIf(last == Step.INTENT_NOTED);
        operations.send(noted);
        dieIf(last == Step.OUTCOME_NOTED);
    }

    private static Operation noted(
            Operations operations, Attempts attempts, UUID id, Operation.Type type, Money amount) {
        Wish wish = new Wish(type, amount, true, "second", null);
        return ((Asked.Begun) operations.note(attempts.lock(new AttemptId(id)), wish)).operation();
    }

    private static AnnotationConfigApplicationContext context(String[] arguments, Step last) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(arguments[0] + "?currentSchema=billing", "mizan_app", "");
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("till", settings(arguments)));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(Tx.class, () -> new DeadlyTx(transactions, last));
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Ids.class, () -> new TimeOrderedIds(Clock.systemUTC()));
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(SslBundles.class, () -> new DefaultSslBundleRegistry());
        context.registerBean(BeanPostProcessor.class, () -> new Deadly(last));
        context.register(Bind.class);
        ClassPathBeanDefinitionScanner scanner = new ClassPathBeanDefinitionScanner(context);
        scanner.addExcludeFilter(new AnnotationTypeFilter(RestController.class));
        scanner.scan(
                List.of(
                                "payments",
                                "acquiring",
                                "attempts",
                                "alarms",
                                "collecting",
                                "gateways.sandbox",
                                "beats",
                                "outbox")
                        .stream()
                        .map(name -> "health.mizan." + name)
                        .toArray(String[]::new));
        scanner.scan("health.mizan.audit", "health.mizan.sight", "health.mizan.ledger", "health.mizan.outbound");
        // What is not asked for is not made: a command line of the ledger's, say.
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        context.refresh();
        return context;
    }

    private static Map<String, Object> settings(String[] arguments) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("mizan.outbound.targets.card-gateway.base-url", arguments[1]);
        settings.put("mizan.outbound.targets.card-gateway.internal", "true");
        settings.put("mizan.gateways.accounts.card.provider", "sandbox-cards");
        settings.put("mizan.gateways.accounts.card.target", "card-gateway");
        settings.put("mizan.gateways.accounts.card.key", arguments[2]);
        settings.put("mizan.gateways.accounts.card.page-url", arguments[1]);
        settings.put("mizan.gateways.accounts.card.webhook-secrets[0]", "whsec_AAAA");
        return settings;
    }

    private static void dieIf(boolean here) {
        if (here) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    @EnableConfigurationProperties
    static class Bind {}

    /** Dies in the transaction after the gateway's answer, just before its commit. */
    private static final class DeadlyTx extends Tx {

        private final Step last;

        DeadlyTx(PlatformTransactionManager transactions, Step last) {
            super(transactions);
            this.last = last;
        }

        @Override
        public void run(Runnable work) {
            super.run(() -> {
                work.run();
                dieIf(answered && last == Step.WHILE_NOTING_THE_OUTCOME);
            });
        }
    }

    private record Deadly(Step last) implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof PaymentGateway gateway ? new DeadlyGateway(gateway, last) : bean;
        }
    }

    private record DeadlyGateway(PaymentGateway gateway, Step last) implements PaymentGateway {

        @Override
        public String provider() {
            return gateway.provider();
        }

        @Override
        public GatewayCapability capability() {
            return gateway.capability();
        }

        @Override
        public GatewayReply start(GatewayAccount account, PageOrder order) {
            dieIf(last == Step.BEFORE_THE_GATEWAY_HEARD);
            return acted(gateway.start(account, order));
        }

        @Override
        public GatewayReply change(GatewayAccount account, Change change) {
            dieIf(last == Step.BEFORE_THE_GATEWAY_HEARD);
            return acted(gateway.change(account, change));
        }

        @Override
        public GatewayReply inquire(GatewayAccount account, String merchantReference) {
            return gateway.inquire(account, merchantReference);
        }

        @Override
        public boolean signed(GatewayAccount account, SignedNotice notice) {
            return gateway.signed(account, notice);
        }

        @Override
        public Optional<GatewayView> read(GatewayAccount account, RawBody body) {
            return gateway.read(account, body);
        }

        private GatewayReply acted(GatewayReply reply) {
            dieIf(last == Step.AFTER_THE_GATEWAY_ACTED);
            answered = true;
            return reply;
        }
    }
}
