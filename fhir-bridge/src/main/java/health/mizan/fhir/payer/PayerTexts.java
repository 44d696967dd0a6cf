package health.mizan.fhir.payer;

import health.mizan.exchanges.KeptText;
import health.mizan.exchanges.KeptTexts;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was sent to payers and what they answered, for the message log. */
@Component
class PayerTexts implements KeptTexts {

    private final PayerMessageStore store;

    PayerTexts(PayerMessageStore store) {
        this.store = store;
    }

    @Override
    public String shelf() {
        return "payer-message";
    }

    @Override
    public List<KeptText> list(UUID exchange) {
        return store.texts(exchange);
    }

    @Override
    public List<KeptText.Opened> open(UUID exchange) {
        return store.texts(exchange).stream()
                .map(text -> new KeptText.Opened(text, store.content(text)))
                .toList();
    }
}
