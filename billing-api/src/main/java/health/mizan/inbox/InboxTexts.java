package health.mizan.inbox;

import health.mizan.exchanges.Exchange.Direction;
import health.mizan.exchanges.KeptText;
import health.mizan.exchanges.KeptTexts;
import health.mizan.parties.Phi;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What was sent to us and what we answered, for the message log, until it is erased. */
@Component
class InboxTexts implements KeptTexts {

    private final InboxStore store;

    InboxTexts(InboxStore store) {
        this.store = store;
    }

    @Override
    public String shelf() {
        return "inbox";
    }

    @Override
    public List<KeptText> list(UUID exchange) {
        return store.kept(exchange).map(InboxTexts::texts).orElse(List.of());
    }

    @Override
    public List<KeptText.Opened> open(UUID exchange) {
        List<KeptText.Opened> opened = new ArrayList<>();
        for (KeptText text : list(exchange)) {
            opened.add(
                    text.direction() == Direction.IN
                            ? new KeptText.Opened(text, Phi.of(body(exchange)))
                            : answer(text, exchange));
        }
        return opened;
    }

    private String body(UUID exchange) {
        return new String(store.read(exchange).body().bytes(), StandardCharsets.UTF_8);
    }

    private KeptText.Opened answer(KeptText text, UUID exchange) {
        InboxAnswer given = store.answer(exchange).orElseThrow();
        KeptText told =
                new KeptText(text.id(), text.direction(), text.at(), given.contentType(), null, null, given.status());
        return new KeptText.Opened(told, Phi.of(given.body()));
    }

    private static List<KeptText> texts(InboxStore.Kept kept) {
        List<KeptText> texts = new ArrayList<>();
        if (kept.bodyKept()) {
            texts.add(new KeptText(
                    kept.id(), Direction.IN, kept.receivedAt(), kept.contentType(), kept.sha256(), kept.bytes(), null));
        }
        if (kept.answerKept() && kept.settledAt() != null) {
            texts.add(new KeptText(kept.id(), Direction.OUT, kept.settledAt(), "", null, null, null));
        }
        return texts;
    }
}
