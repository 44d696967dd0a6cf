package health.mizan.sweeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Test
    void rounds_follow_at_once_while_there_is_more() throws Exception {
        CountDownLatch third = new CountDownLatch(3);
        Loop loop = new Loop(
                "test",
                LONG,
                () -> {
                    third.countDown();
                    return rounds.incrementAndGet() < 3;
                },
                failures::incrementAndGet);

        loop.start();

        assertThat(third.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(loop.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(rounds).hasValue(3);
    }

    @Test
    void a_wake_ends_the_pause() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(2);
        Loop loop = new Loop(
                "test",
                LONG,
                () -> {
                    first.countDown();
                    second.countDown();
                    return false;
                },
                failures::incrementAndGet);
        loop.start();
        assertThat(first.await(5, TimeUnit.SECONDS)).isTrue();

        loop.wake();

        assertThat(second.await(5, TimeUnit.SECONDS)).isTrue();
        loop.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_failed_round_is_counted_and_the_loop_goes_on() throws Exception {
        CountDownLatch afterFailure = new CountDownLatch(2);
        Loop loop = new Loop(
                "test",
                Duration.ofMillis(1),
                () -> {
                    afterFailure.countDown();
                    throw new IllegalStateException("this round");
                },
                failures::incrementAndGet);

        loop.start();

        assertThat(afterFailure.await(5, TimeUnit.SECONDS)).isTrue();
        loop.stop(Duration.ofSeconds(5));
        assertThat(failures.get()).isPositive();
    }

    @Test
    void a_stop_waits_for_the_round_and_interrupts_one_that_does_not_end() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Loop loop = new Loop(
                "test",
                LONG,
                () -> {
                    inside.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException asked) {
                        interrupted.countDown();
                    }
                    return true;
                },
                failures::incrementAndGet);
        loop.start();
        inside.await();

        assertThat(loop.stop(Duration.ofMillis(50))).isTrue();

        assertThat(interrupted.getCount()).isZero();
    }
}
