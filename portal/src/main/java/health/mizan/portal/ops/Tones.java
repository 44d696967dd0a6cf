package health.mizan.portal.ops;

import health.mizan.exchanges.Exchange;
import health.mizan.portal.kit.Tone;
import health.mizan.processes.ProcessPicture;
import health.mizan.writeback.NoticeState;

/** How operators take the states of things. */
public final class Tones {

    private Tones() {}

    public static Tone of(ProcessPicture.State state) {
        return switch (state) {
            case RUNNING -> Tone.WAITING;
            case STUCK -> Tone.BAD;
            case ENDED -> Tone.GOOD;
        };
    }

    public static Tone of(Exchange.Status status) {
        return switch (status) {
            case WAITING -> Tone.WAITING;
            case DONE -> Tone.GOOD;
            case REFUSED -> Tone.QUIET;
            case UNKNOWN, PARKED -> Tone.BAD;
        };
    }

    public static Tone of(NoticeState state) {
        return switch (state.outcome()) {
            case SUCCESS, NOT_APPLICABLE -> Tone.GOOD;
            case RETRY -> Tone.WAITING;
            case FAILED -> Tone.BAD;
        };
    }

    /** Of a delivery of an event. */
    public static Tone ofDelivery(String state) {
        return switch (state) {
            case "parked" -> Tone.BAD;
            case "pending" -> Tone.WAITING;
            case "skipped" -> Tone.QUIET;
            default -> Tone.GOOD;
        };
    }
}
