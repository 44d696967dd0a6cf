package health.mizan.simulation;

import health.mizan.adjudications.Adjudications.Heard;
import health.mizan.adjudications.Answered;
import health.mizan.adjudications.Asked;
import health.mizan.adjudications.Verdict;
import health.mizan.bills.Bill;
import health.mizan.bills.BillId;
import health.mizan.charges.ChargeId;
import health.mizan.coverage.CoverageId;
import health.mizan.encounters.EncounterId;
import health.mizan.money.Money;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Decides the one claim again and again, sometimes in a way that does not add up, and repeats itself. */
final class SimulatedPayer {

    private static final Currency SAR = Currency.getInstance("SAR");
    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);

    private final Random random;
    private final World world;
    private final UUID claim;
    private final UUID submission;
    private final Bill bill;
    private final List<Heard> said = new ArrayList<>();
    private Instant last;

    SimulatedPayer(World world) {
        this.world = world;
        this.random = world.random;
        this.claim = world.ids.next();
        this.submission = world.ids.next();
        this.last = world.clock.instant();
        this.bill = draw();
    }

    UUID claim() {
        return claim;
    }

    Bill bill() {
        return bill;
    }

    private Bill draw() {
        return new Bill(
                new BillId(world.ids.next()),
                world.visit,
                world.patient,
                world.site,
                new EncounterId(world.ids.next()),
                new Bill.Cover(new CoverageId(world.ids.next()), 1, new PayerId(world.ids.next())),
                null,
                DAY,
                true,
                SAR,
                IntStream.rangeClosed(1, 1 + random.nextInt(4))
                        .mapToObj(this::line)
                        .toList(),
                new Phi<>(List.of()),
                world.clock.instant());
    }

    List<Asked> asked() {
        return bill.lines().stream()
                .map(line -> new Asked(line.sequence(), line.charge().value(), line.list(), line.net()))
                .toList();
    }

    /** A new word of the payer's. */
    Heard decides() {
        last = last.plus(Duration.ofSeconds(1));
        List<Answered> lines = bill.lines().stream().map(this::answer).toList();
        Heard heard = new Heard(claim, submission, "D-" + said.size(), last, null, lines);
        said.add(heard);
        return heard;
    }

    /** Anything it said before, or a decision if it has said nothing. */
    Heard repeats() {
        return said.isEmpty() ? decides() : said.get(random.nextInt(said.size()));
    }

    private Bill.Line line(int sequence) {
        int quantity = 1 + random.nextInt(3);
        Money list = sar(100 + random.nextInt(40_000));
        Money net = sar(list.minor() - random.nextInt((int) (list.minor() / 4)));
        return new Bill.Line(
                sequence,
                new ChargeId(world.ids.next()),
                "s",
                "C" + sequence,
                "Service",
                "خدمة",
                quantity,
                true,
                list,
                net,
                net,
                sar(0),
                DAY);
    }

    private Answered answer(Bill.Line line) {
        long net = line.net().minor();
        long allowed = random.nextInt(4) == 0 ? random.nextLong(net + 1) : net;
        long patient = random.nextLong(allowed + 1);
        // One in thirty lines is a slip, in sums or above what was asked.
        long slip = random.nextInt(30) == 0 ? 1 + random.nextInt(500) : 0;
        return new Answered(
                line.sequence(),
                allowed == net ? Verdict.APPROVED : Verdict.PARTIAL,
                sar(allowed + slip),
                sar(allowed - patient),
                sar(random.nextInt(3) == 0 ? (allowed - patient) * 15 / 100 : 0),
                sar(patient),
                null,
                false);
    }

    static Money sar(long minor) {
        return new Money(minor, SAR);
    }
}
