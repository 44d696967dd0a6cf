package health.mizan.chaos;

import health.mizan.chaos.Chaos.Wish;
import health.mizan.faults.Remains;
import health.mizan.walks.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run: load under chaos, then peace, then the books. */
final class Run implements AutoCloseable {

    /** With what is left to do after peace. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** With books that should agree once nothing is left to do. */
    private static final Duration PATIENCE_OF_THE_JUDGE = Duration.ofSeconds(20);

    /** What is given back of an invoice is open again: only there may somebody wait for money. */
    private static final String OPEN_AGAIN = "patient-payment at wait-for-the-payment";

    private final Wish wish;
    private final ClientLog log;
    private final Stage stage;

    private Run(Wish wish, ClientLog log, Stage stage) {
        this.wish = wish;
        this.log = log;
        this.stage = stage;
    }

    static Run start(Wish wish) throws IOException {
        say("seed %d, %d payments", wish.seed(), wish.payments());
        ClientLog log = new ClientLog(wish.evidence().resolve("clients.jsonl"));
        Stage stage = Stage.set(wish);
        say("two copies are ready");
        return new Run(wish, log, stage);
    }

    /** @return what is wrong */
    List<String> through() throws InterruptedException {
        People people = new People(stage.places().mizan(), stage.issuer(), log);
        Judge judge = new Judge(stage.places(), people.staff(), PATIENCE_OF_THE_JUDGE);
        Clients clients = new Clients(stage.places(), people.staff(), judge);
        List<String> findings = Collections.synchronizedList(new ArrayList<>());
        long begin = System.nanoTime();
        payUnderChaos(clients, findings);
        // What the judge and the operator ask from here on is not the clients'.
        List<ClientLog.Acknowledged> acknowledged = log.acknowledged();
        say("%d of %d payments came to their end in %d s", clients.sales().size(), wish.payments(), since(begin));
        say("%s", log.figures());
        say("%s", stage.copies().figures());

        stage.parties().heal();
        stage.copies().awaitAll();
        long healed = System.nanoTime();
        findings.addAll(clients.unfinished());
        attempt(findings, "I12 drained", () -> stage.drain(PATIENCE, people::askAboutUnknownCalls));
        say("waited %d s after peace", since(healed));

        long drained = System.nanoTime();
        List<Evidence.Told> told = people.again(acknowledged);
        Evidence evidence = Evidence.gather(
                clients.sales(),
                told,
                Set.of(),
                stage.places(),
                stage.database().sql());
        findings.addAll(Verdict.on(evidence));
        clients.sales().stream()
                .filter(sale -> sale.refunded() > 0)
                .forEach(sale -> judge.mayWait(sale.visit(), OPEN_AGAIN));
        attempt(findings, "I1 I2 I7 I8 I9 books", judge::findsNothingWrong);
        attempt(findings, "I9 remains", () -> new Remains(stage.database().sql()).areNone());
        figures(evidence);
        say("judged in %d s", since(drained));
        return findings;
    }

    private void payUnderChaos(Clients clients, List<String> findings) throws InterruptedException {
        Schedule schedule = new Schedule(wish.seed(), stage.copies(), stage.database(), stage.parties(), log);
        Thread chaos = Thread.ofPlatform()
                .name("chaos")
                .uncaughtExceptionHandler((thread, why) -> findings.add("the chaos itself broke: " + why))
                .start(schedule);
        clients.pay(wish.payments());
        schedule.enough();
        chaos.join();
        int trouble =
                schedule.counts().values().stream().mapToInt(often -> often).sum();
        say("%d times something befell somebody:", trouble);
        schedule.counts().forEach((what, often) -> say("    %4d  %s", often, what));
    }

    private void figures(Evidence evidence) {
        say(
                "%d acknowledged requests asked or looked for again; %d attempts here, %d payments at the gateway,"
                        + " %d.%02d SAR kept there",
                evidence.told().size(),
                evidence.attempts().size(),
                evidence.payments().size(),
                kept(evidence) / 100,
                kept(evidence) % 100);
        say("%d claims at the payer; documents numbered: %s", evidence.claims().size(), documents(evidence));
    }

    private static long kept(Evidence evidence) {
        return evidence.payments().stream()
                .mapToLong(payment -> payment.captured() - payment.refunded())
                .sum();
    }

    private static String documents(Evidence evidence) {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, Evidence.Numbers> series : evidence.numbers().entrySet()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(series.getKey())
                    .append(" 1 to ")
                    .append(series.getValue().given());
        }
        return text.toString();
    }

    /** What looks at the books speaks by failing. */
    private static void attempt(List<String> findings, String what, Runnable look) {
        try {
            look.run();
        } catch (AssertionError | IllegalStateException wrong) {
            findings.add(what + ": " + String.valueOf(wrong.getMessage()).strip());
        }
    }

    private static long since(long begin) {
        return (System.nanoTime() - begin) / 1_000_000_000;
    }

    static void say(String format, Object... values) {
        System.out.println("  " + format.formatted(values));
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stage.close();
        log.close();
        for (Map.Entry<String, Path> life : stage.copies().logs().entrySet()) {
            Files.move(life.getValue(), wish.evidence().resolve(life.getKey()), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
