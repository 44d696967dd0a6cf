package health.mizan.relay;

import health.mizan.outbox.LocalHandler;
import health.mizan.outbox.OutboxHandler;
import health.mizan.outbox.Subject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A handler that remembers what it was told. */
final class Listener {

    final List<Counted> heard = new CopyOnWriteArrayList<>();
    final List<Subject> parked = new CopyOnWriteArrayList<>();
    private final String name;
    private final Consumer<Counted> act;

    Listener(String name, Consumer<Counted> act) {
        this.name = name;
        this.act = act;
    }

    List<Integer> numbersOf(String subject) {
        return heard.stream()
                .filter(event -> event.of().equals(subject))
                .map(Counted::n)
                .toList();
    }

    private void hear(Counted event) {
        act.accept(event);
        heard.add(event);
    }

    OutboxHandler<Counted> remote() {
        return new OutboxHandler<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<Counted> event() {
                return Counted.class;
            }

            @Override
            public void handle(Counted event) {
                hear(event);
            }

            @Override
            public void parked(Subject subject) {
                parked.add(subject);
            }
        };
    }

    LocalHandler<Counted> local() {
        return new LocalHandler<>() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Class<Counted> event() {
                return Counted.class;
            }

            @Override
            public void handle(Counted event) {
                hear(event);
            }
        };
    }
}
