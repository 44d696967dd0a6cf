package health.mizan.webhooks;

import health.mizan.acquiring.GatewayAccounts;
import health.mizan.acquiring.SignedNotice;
import health.mizan.inbox.Inbox;
import health.mizan.inbox.Incoming;
import health.mizan.inbox.Receipt;
import health.mizan.intake.RawBody;
import health.mizan.web.ProblemException;
import health.mizan.web.ProblemType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for gateways' notices: open to everybody, which is why nobody is believed without a signature. */
@RestController
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

    private final GatewayAccounts accounts;
    private final Inbox inbox;
    private final NoticeHandler handler;
    private final MeterRegistry meters;

    WebhookController(GatewayAccounts accounts, Inbox inbox, NoticeHandler handler, MeterRegistry meters) {
        this.accounts = accounts;
        this.inbox = inbox;
        this.handler = handler;
        this.meters = meters;
    }

    /** Answers 204 only after the notice is safely ours. */
    @PostMapping("/webhooks/{account}")
    ResponseEntity<Void> receive(@PathVariable String account, HttpServletRequest request) {
        GatewayAccounts.Served served = accounts.byCode(account)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "no gateway account has this name"));
        byte[] bytes = RawBody.of(request)
                .map(RawBody::bytes)
                .orElseThrow(() -> new ProblemException(ProblemType.MALFORMED_REQUEST, "a notice has a body"));
        SignedNotice notice = new SignedNotice(headers(request), health.mizan.inbox.RawBody.of(bytes));
        if (!served.gateway().signed(served.account(), notice)) {
            count(account, "forged");
            log.warn("webhook.forged account={} bytes={}", account, bytes.length);
            throw new ProblemException(ProblemType.NOT_SIGNED_IN, "the signature is missing, wrong or too old");
        }
        String id = notice.header(StandardWebhooks.ID)
                .filter(text -> text.length() <= 200)
                .orElseGet(() -> notice.body().sha256());
        Receipt receipt =
                inbox.receive(new Incoming(NoticeHandler.SOURCE, account, id, contentType(request), notice.body()));
        switch (receipt) {
            case Receipt.Fresh fresh -> count(account, "fresh");
            case Receipt.Repeat repeat -> count(account, "repeat");
            case Receipt.Conflict conflict -> {
                // Signed, so its sender wants to tell something; what, the payment itself tells best.
                count(account, "conflict");
                handler.askInstead(served, notice.body());
            }
        }
        return ResponseEntity.noContent().build();
    }

    private void count(String account, String verdict) {
        meters.counter("mizan.payments.webhooks", "account", account, "verdict", verdict)
                .increment();
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of(StandardWebhooks.ID, StandardWebhooks.TIMESTAMP, StandardWebhooks.SIGNATURE)) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static String contentType(HttpServletRequest request) {
        String declared = String.valueOf(request.getContentType());
        return declared.length() <= 100 ? declared : "";
    }
}
