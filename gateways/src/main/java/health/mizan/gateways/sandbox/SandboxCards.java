package health.mizan.gateways.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.mizan.acquiring.Change;
import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewayCapability;
import health.mizan.acquiring.GatewayReply;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.PageOrder;
import health.mizan.acquiring.PaymentGateway;
import health.mizan.acquiring.PaymentMethod;
import health.mizan.acquiring.SignedNotice;
import health.mizan.inbox.RawBody;
import health.mizan.outbound.Outbound;
import health.mizan.outbound.OutboundRequest;
import health.mizan.outbound.Payload;
import health.mizan.webhooks.StandardWebhooks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Speaks the sandbox card gateway's HTTP. Nothing but amounts and opaque references leaves the house. */
@Component
class SandboxCards implements PaymentGateway {

    static final String PROVIDER = "sandbox-cards";

    private static final String PAYMENTS = "/v1/payments";

    /** It answers from one book: what an inquiry does not find half a minute later never arrived. */
    private static final GatewayCapability CAPABILITY = new GatewayCapability(
            EnumSet.allOf(PaymentMethod.class), Set.of(PaymentMethod.CARD), true, true, Duration.ofSeconds(30));

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Outbound outbound;
    private final Clock clock;

    SandboxCards(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public GatewayCapability capability() {
        return CAPABILITY;
    }

    @Override
    public GatewayReply start(GatewayAccount account, PageOrder order) {
        ObjectNode body = JSON.createObjectNode()
                .put("merchantReference", order.merchantReference())
                .put("amountMinor", order.amount().minor())
                .put("currency", order.amount().currency().getCurrencyCode())
                .put("capture", order.hold() ? "manual" : "automatic")
                .put("returnUrl", order.returnUrl().toString())
                .put("locale", order.locale());
        ArrayNode schemes = body.putArray("schemes");
        switch (order.method()) {
            case CARD -> schemes.add("visa").add("mastercard");
            case MADA -> schemes.add("mada");
        }
        return post(account, PAYMENTS, order.key(), body);
    }

    @Override
    public GatewayReply change(GatewayAccount account, Change change) {
        String payment = PAYMENTS + "/" + encoded(change.gatewayReference());
        ObjectNode body = JSON.createObjectNode().put("operation", change.operation());
        return switch (change) {
            case Change.Capture capture ->
                post(
                        account,
                        payment + "/captures",
                        change.key(),
                        body.put("amountMinor", capture.amount().minor()).put("final", capture.last()));
            case Change.Release release -> post(account, payment + "/void", change.key(), body);
            case Change.Refund refund ->
                post(
                        account,
                        payment + "/refunds",
                        change.key(),
                        body.put("amountMinor", refund.amount().minor()));
        };
    }

    @Override
    public GatewayReply inquire(GatewayAccount account, String merchantReference) {
        OutboundRequest request = OutboundRequest.get(PAYMENTS + "?merchantReference=" + encoded(merchantReference));
        return send(account, request);
    }

    @Override
    public boolean signed(GatewayAccount account, SignedNotice notice) {
        return StandardWebhooks.signed(notice, account.settings().webhookSecrets(), clock.instant());
    }

    @Override
    public Optional<GatewayView> read(GatewayAccount account, RawBody body) {
        return PaymentReader.ofNotice(body.bytes(), account.settings().pageUrl());
    }

    private GatewayReply post(GatewayAccount account, String path, String key, ObjectNode body) {
        return send(
                account,
                OutboundRequest.post(path, "application/json", Payload.of(text(body)))
                        .idempotent(key));
    }

    private GatewayReply send(GatewayAccount account, OutboundRequest request) {
        OutboundRequest signed =
                request.with("Authorization", "Bearer " + account.settings().key());
        return Replies.of(
                outbound.target(account.settings().target()).send(signed),
                account.settings().pageUrl());
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String text(ObjectNode body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
