package health.mizan.discoveries;

import health.mizan.beats.Answer;
import health.mizan.eligibility.FakePayer;
import health.mizan.parties.PayerId;
import health.mizan.parties.Phi;
import health.mizan.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A payer that says of every number what a test wants it to, and remembers what it was asked and told to forget. */
final class FakeRegister implements PayerDiscovery {

    private final List<DiscoveryEnquiry> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> erased = Collections.synchronizedList(new ArrayList<>());
    private Answer<Discovered> says = new Answer.Done<>(covered());
    private Optional<PayerId> stranger = Optional.empty();

    static Discovered covered() {
        return new Discovered(
                FakePayer.covered(),
                new Discovered.Cover(Phi.of("NJD-CANARY-00"), "SILVER", "Najd One", null, LocalDate.of(2026, 12, 31)));
    }

    void says(Answer<Discovered> answer) {
        says = answer;
    }

    void doesNotServe(PayerId payer) {
        stranger = Optional.of(payer);
    }

    List<DiscoveryEnquiry> asked() {
        return List.copyOf(asked);
    }

    List<String> erased() {
        return List.copyOf(erased);
    }

    @Override
    public boolean serves(PayerId payer) {
        return !stranger.equals(Optional.of(payer));
    }

    @Override
    public Answer<Discovered> ask(DiscoveryEnquiry enquiry) {
        Tx.requireNone();
        asked.add(enquiry);
        return says;
    }

    @Override
    public void erase(String key) {
        erased.add(key);
    }
}
