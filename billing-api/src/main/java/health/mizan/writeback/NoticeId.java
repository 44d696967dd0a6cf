package health.mizan.writeback;

import java.util.UUID;

/** One fact the EMR is told. */
public record NoticeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
