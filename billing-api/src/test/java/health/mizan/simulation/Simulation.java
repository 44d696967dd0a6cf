package health.mizan.simulation;

import health.mizan.web.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Lets things happen to one visit after another, looks at the laws after each, and tells the seed of what broke one. */
final class Simulation {

    private static final int OPERATIONS_OF_A_WORLD = 100;
    private static final double DEADLY = 0.01;

    /** Long enough for a page to be closed, and for the longest pause between two questions about a call. */
    private static final List<Duration> PEACE = List.of(
            Duration.ofMinutes(20),
            Duration.ofMinutes(20),
            Duration.ofHours(2),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofMinutes(20));

    /** What can happen, and how often among the others. */
    private enum Act {
        ORDER_OPENED(6, Happenings::orderOpened),
        PAGE_ASKED_FOR(9, Happenings::pageAskedFor),
        PAYER_ACTS(12, Happenings::payerActs),
        CAPTURED(8, Happenings::captured),
        RELEASED(3, Happenings::released),
        REFUNDED(6, Happenings::refunded),
        REFUNDED_AT_THE_GATEWAYS_OWN_DESK(1, Happenings::refundedAtTheGatewaysOwnDesk),
        CALL_SENT(12, Happenings::callSent),
        OVERDUE_CALL_TAKEN_UP(10, Happenings::overdueCallTakenUp),
        ASKED_ABOUT(5, Happenings::askedAbout),
        SWEPT_THROUGH(4, Happenings::sweptThrough),
        NOTICE_COMES(12, Happenings::noticeComes),
        EVENT_DELIVERED(16, Happenings::eventDelivered),
        EVENT_DELIVERED_AGAIN(4, Happenings::eventDeliveredAgain),
        PAYER_DECIDES(3, Happenings::payerDecides),
        PAYER_REPEATS_ITSELF(3, Happenings::payerRepeatsItself),
        DECISION_POSTED(5, Happenings::decisionPosted),
        TIME_PASSES(9, Happenings::timePasses);

        private final int weight;
        private final Consumer<Happenings> happening;

        Act(int weight, Consumer<Happenings> happening) {
            this.weight = weight;
            this.happening = happening;
        }

        private static final List<Act> BAG = bag();

        private static List<Act> bag() {
            List<Act> bag = new ArrayList<>();
            for (Act act : values()) {
                for (int i = 0; i < act.weight; i++) {
                    bag.add(act);
                }
            }
            return List.copyOf(bag);
        }
    }

    private final Set<World.Bug> bugs;
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private long operations;

    Simulation(Set<World.Bug> bugs) {
        this.bugs = bugs;
    }

    /**
     * A law that broke.
     *
     * @param seed of the world in which it did: the same again does the same again
     * @param told what happened there until then
     */
    record Break(long seed, String law, List<String> told) {

        @Override
        public String toString() {
            return "%s%nin the world of seed %d, after %d operations:%n  %s"
                    .formatted(law, seed, told.size(), String.join(", ", told));
        }
    }

    /** @return the first break; empty if the laws held through that many operations */
    Optional<Break> run(long seed, long enough) {
        Optional<Break> broken = Optional.empty();
        for (long world = seed; operations < enough && broken.isEmpty(); world++) {
            broken = one(world);
        }
        return broken;
    }

    long operations() {
        return operations;
    }

    /** How much of what there was. */
    Map<String, Long> counts() {
        return counts;
    }

    Optional<Break> one(long seed) {
        World world = new World(seed, bugs);
        Laws laws = new Laws(world);
        Happenings happenings = new Happenings(world);
        List<String> told = new ArrayList<>();
        try {
            world.memory.deadly(DEADLY);
            for (int i = 0; i < OPERATIONS_OF_A_WORLD; i++) {
                Act act = Act.BAG.get(world.random.nextInt(Act.BAG.size()));
                told.add(act.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + happened(happenings, act));
                operations++;
                laws.hold();
            }
            told.add("peace");
            peace(world, happenings);
            laws.holdAtRest();
            count(world);
            return Optional.empty();
        } catch (Laws.Broken broken) {
            return Optional.of(new Break(seed, broken.getMessage(), told));
        } catch (RuntimeException unexpected) {
            return Optional.of(
                    new Break(seed, unexpected.toString() + " at " + unexpected.getStackTrace()[0], told));
        }
    }

    private String happened(Happenings happenings, Act act) {
        try {
            act.happening.accept(happenings);
            return "";
        } catch (Memory.Crash died) {
            counts.merge("deaths", 1L, Long::sum);
            return " †";
        } catch (ProblemException refused) {
            return " (refused)";
        }
    }

    /** Nobody wants anything new, nobody dies, the line is good: everything under way comes to its end. */
    private static void peace(World world, Happenings happenings) {
        world.memory.deadly(0);
        world.gateway.behave();
        for (Duration pause : PEACE) {
            happenings.time(pause);
            world.tx.run(world.calls::askAboutParked);
            boolean busy = true;
            while (busy) {
                busy = happenings.eventDelivered()
                        | world.collecting.acts().inquiries.sweep();
                for (int kind = 0; kind < world.collecting.acts().kinds(); kind++) {
                    busy |= world.collecting.acts().sendPrepared(kind)
                            | world.collecting.acts().takeUpOverdue(kind);
                }
            }
            // A gateway repeats its notices until they are acknowledged.
            world.gateway.all().forEach(payment -> happenings.notice(payment.view()));
        }
    }

    private void count(World world) {
        world.attempts.attempts.stream()
                .forEach(one -> counts.merge("attempts " + one.state().code(), 1L, Long::sum));
        counts.merge(
                "orphans",
                world.attempts.attempts.stream().filter(one -> one.orphan()).count(),
                Long::sum);
        world.attempts.operations.stream()
                .forEach(one ->
                        counts.merge(one.type().code() + "s " + one.state().code(), 1L, Long::sum));
        counts.merge("decisions", (long) world.decisions.decisions.all().size(), Long::sum);
        counts.merge("payments on invoices", (long) world.invoices.moneys.all().size(), Long::sum);
        counts.merge("notes", (long) world.invoices.notes.all().size(), Long::sum);
    }
}
