package health.mizan.chaos;

import health.mizan.sandbox.demo.Places;
import health.mizan.sandbox.demo.Staff;
import health.mizan.walks.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Several desks at work at once. */
final class Clients {

    private static final int DESKS = 4;
    /** One in so many payments is held for an insured visit; of the others, one in so many is given back in part. */
    private static final int EACH = 3;

    private final Cashier cashier;
    private final List<Sale> sales = new ArrayList<>();
    private final List<String> unfinished = new ArrayList<>();

    Clients(Places places, Staff staff, Judge judge) {
        this.cashier = new Cashier(places, staff, visit -> {
            synchronized (judge) {
                return judge.watch(visit);
            }
        });
    }

    void pay(int payments) {
        AtomicInteger begun = new AtomicInteger();
        try (ExecutorService desks = Executors.newFixedThreadPool(DESKS)) {
            for (int desk = 0; desk < DESKS; desk++) {
                desks.execute(() -> {
                    for (int next = begun.getAndIncrement(); next < payments; next = begun.getAndIncrement()) {
                        payOnce(next);
                    }
                });
            }
        }
    }

    synchronized List<Sale> sales() {
        return List.copyOf(sales);
    }

    /** Clients who were left without an end. */
    synchronized List<String> unfinished() {
        return List.copyOf(unfinished);
    }

    private void payOnce(int number) {
        try {
            Sale sale = number % EACH == 0 ? cashier.insured() : cashier.alone(number % EACH == 1);
            done(sale);
        } catch (RuntimeException stuck) {
            gaveUp("client of payment " + number + " came to no end: " + stuck);
        }
    }

    private synchronized void done(Sale sale) {
        sales.add(sale);
        if (sales.size() % 10 == 0) {
            Run.say("%d payments", sales.size());
        }
    }

    private synchronized void gaveUp(String why) {
        unfinished.add(why);
        Run.say("%s", why);
    }
}
