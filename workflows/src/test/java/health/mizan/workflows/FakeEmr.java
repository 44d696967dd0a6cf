package health.mizan.workflows;

import health.mizan.beats.Answer;
import health.mizan.writeback.EmrLink;
import health.mizan.writeback.EmrNotice;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;

/** An EMR that takes or refuses what it is told, and remembers it. */
@Component
public class FakeEmr implements EmrLink {

    public final List<EmrNotice> told = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean refuses;

    public void refuses(boolean now) {
        refuses = now;
    }

    @Override
    public Answer<String> deliver(EmrNotice notice) {
        if (refuses) {
            return new Answer.Refused<>("unknown-encounter");
        }
        told.add(notice);
        return new Answer.Done<>("Invoice/" + notice.id());
    }

    @Override
    public Answer<String> inquire(EmrNotice notice) {
        return deliver(notice);
    }
}
