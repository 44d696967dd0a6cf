package health.mizan.writeback;

import health.mizan.beats.Answer;
import health.mizan.beats.RemoteCall;
import health.mizan.beats.RemoteKind;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Tells the EMR of one fact in a process of its own and dies at the given step. */
final class EmrCopyMain {

    static final int KILLED = 137;

    /** In their order. */
    enum Step {
        INTENT_NOTED,
        ABOUT_TO_SEND,
        THE_EMR_HAS_IT,
        NOTING_THE_ANSWER,
        ANSWER_NOTED
    }

    private EmrCopyMain() {}

    public static void main(String[] arguments) {
        Step step = Step.valueOf(arguments[3]);
        NoticeId notice = new NoticeId(UUID.fromString(arguments[2]));
        EmrWorld world = new EmrWorld(
                new DriverManagerDataSource(arguments[0] + "?currentSchema=billing", "mizan_app", ""), arguments[1]);
        if (step == Step.INTENT_NOTED) {
            world.tx.run(() -> world.writeBacks().send(notice));
            die();
        }
        world.send(new Doomed(world.telling(), step), notice);
        die();
    }

    private static void die() {
        Runtime.getRuntime().halt(KILLED);
    }

    private record Doomed(RemoteKind<String> telling, Step step) implements RemoteKind<String> {

        @Override
        public String name() {
            return telling.name();
        }

        @Override
        public Duration timeout() {
            return telling.timeout();
        }

        @Override
        public Answer<String> ask(RemoteCall call) {
            if (step == Step.ABOUT_TO_SEND) {
                die();
            }
            Answer<String> answer = telling.ask(call);
            if (step == Step.THE_EMR_HAS_IT) {
                die();
            }
            return answer;
        }

        @Override
        public Answer<String> inquire(RemoteCall call) {
            return telling.inquire(call);
        }

        @Override
        public void settle(RemoteCall call, Answer<String> answer) {
            telling.settle(call, answer);
            if (step == Step.NOTING_THE_ANSWER) {
                die();
            }
        }
    }
}
