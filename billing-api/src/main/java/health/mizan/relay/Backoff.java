package health.mizan.relay;

import java.time.Duration;

/**
 * The pause before the next try: doubling, capped, and spread so that what failed together does not come back together.
 */
record Backoff(Duration first, Duration longest) {

    /** Dice for {@link #after} lie between 0 and this. */
    static final int DICE = 1_000;

    private static final int MAX_DOUBLINGS = 40;

    /**
     * @param tries failures so far, at least 1
     * @param dice  0 to 1,000, random: the pause is spread over 80 to 120 percent
     */
    Duration after(int tries, int dice) {
        if (tries < 1 || dice < 0 || dice > DICE) {
            throw new IllegalArgumentException("tries count from 1, dice lie between 0 and " + DICE);
        }
        Duration pause = first;
        for (int i = 1; i < Math.min(tries, MAX_DOUBLINGS) && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        Duration capped = pause.compareTo(longest) < 0 ? pause : longest;
        return capped.multipliedBy(800 + (400L * dice) / DICE).dividedBy(1_000);
    }
}
