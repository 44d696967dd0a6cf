package health.mizan.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Messages to {@code $process-message}, broken or swollen. */
final class MessageAttacks implements Surface {

    private static final String DOOR = "/fhir/$process-message";

    @Override
    public String name() {
        return "FHIR messaging (payer/EMR inbound)";
    }

    @Override
    public void bind(Bindings to) {
        to.live("FM-019", "a payment list cut at the half, and at every tenth", MessageAttacks::cutOff);
        to.live(
                "FM-020",
                "a megabyte that grows to a gigabyte",
                attack -> attack.send(attack.shot()
                        .to("POST", DOOR)
                        .body(FhirAttacks.JSON, gigabyte())
                        .header("Content-Encoding", "gzip")));
    }

    private static void cutOff(Attack attack) throws Exception {
        byte[] whole = message("payment-reconciliation").getBytes(UTF_8);
        for (int tenth = 1; tenth < 10; tenth++) {
            attack.send(attack.shot()
                    .to("POST", DOOR)
                    .body(FhirAttacks.JSON, Arrays.copyOf(whole, whole.length * tenth / 10)));
        }
    }

    @Override
    public String twin() {
        return "a whole message is answered by a message";
    }

    @Override
    public void runTwin(Attack lawful) throws IOException {
        lawful.send(new Shot("POST", DOOR)
                .body(FhirAttacks.JSON, message("payment-reconciliation").getBytes(UTF_8))
                .as(lawful.token("payerClient")));
    }

    private static String message(String event) {
        return """
                {"resourceType":"Bundle","type":"message","timestamp":"2026-07-02T10:00:00.500+03:00","entry":[
                {"fullUrl":"urn:uuid:%1$s","resource":{"resourceType":"MessageHeader","id":"%1$s",
                 "eventCoding":{"system":"http://nphies.sa/terminology/CodeSystem/ksa-message-events","code":"%2$s"},
                 "source":{"endpoint":"urn:test"}}}]}
                """.formatted(UUID.randomUUID(), event);
    }

    /** Of zeros: members of sixteen megabytes one after another, as gzip allows. */
    static byte[] gigabyte() throws IOException {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
            gzip.write(new byte[16 << 20]);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 64; i++) {
            member.writeTo(all);
        }
        return all.toByteArray();
    }
}
