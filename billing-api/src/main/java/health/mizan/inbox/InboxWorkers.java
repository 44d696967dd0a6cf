package health.mizan.inbox;

import health.mizan.outbox.LocalHandler;
import health.mizan.outbox.Subject;
import health.mizan.outbox.SubscriptionGroup;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the relay work on kept messages: one lane per source, so that a slow one holds up no other. */
@Component
class InboxWorkers implements SubscriptionGroup {

    private final InboxStore store;
    private final ObjectProvider<InboxHandler> handlers;

    InboxWorkers(InboxStore store, ObjectProvider<InboxHandler> handlers) {
        this.store = store;
        this.handlers = handlers;
    }

    boolean worksOn(String source) {
        return handlers.stream().anyMatch(handler -> handler.source().equals(source));
    }

    @Override
    public List<LocalHandler<InboxMessageReceived>> subscriptions() {
        return handlers.orderedStream()
                .map(handler -> (LocalHandler<InboxMessageReceived>) new Worker(store, handler))
                .toList();
    }

    private static final class Worker implements LocalHandler<InboxMessageReceived> {

        private final InboxStore store;
        private final InboxHandler handler;

        Worker(InboxStore store, InboxHandler handler) {
            this.store = store;
            this.handler = handler;
        }

        @Override
        public String name() {
            return "inbox." + handler.source();
        }

        @Override
        public Class<InboxMessageReceived> event() {
            return InboxMessageReceived.class;
        }

        @Override
        public boolean wants(InboxMessageReceived event) {
            return event.source().equals(handler.source());
        }

        @Override
        public void handle(InboxMessageReceived event) {
            InboxState state = store.lock(event.message());
            if (state.on(InboxState.Happening.WORKED_ON).isEmpty()) {
                return;
            }
            InboxOutcome outcome = handler.handle(store.read(event.message()));
            outcome.about().ifPresent(subject -> store.isAbout(event.message(), subject));
            switch (outcome) {
                case InboxOutcome.Done done ->
                    store.settle(event.message(), InboxState.DONE, Optional.empty(), done.answer());
                case InboxOutcome.Refused refused ->
                    store.settle(event.message(), InboxState.REFUSED, Optional.of(refused.reason()), refused.answer());
            }
        }

        @Override
        public void parked(Subject subject) {
            UUID message = UUID.fromString(subject.id());
            store.lock(message)
                    .on(InboxState.Happening.GIVEN_UP)
                    .ifPresent(parked -> store.settle(message, parked, Optional.empty(), Optional.empty()));
        }
    }
}
