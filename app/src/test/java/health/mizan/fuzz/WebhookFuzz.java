package health.mizan.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import health.mizan.acquiring.GatewayAccount;
import health.mizan.acquiring.GatewaySettings;
import health.mizan.acquiring.GatewayView;
import health.mizan.acquiring.PaymentGateway;
import health.mizan.acquiring.SignedNotice;
import health.mizan.gateways.sandbox.CardsForReading;
import health.mizan.inbox.RawBody;
import health.mizan.webhooks.StandardWebhooks;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Notices of gateways. The first four bytes say what is done to a notice on its way, the rest is its body: as signed it is
 * genuine, and after any change it is not, whatever the body is.
 */
class WebhookFuzz {

    private static final byte[] KEY = "a key that this test alone has..".getBytes(UTF_8);
    private static final String ID = "msg_fuzz";
    private static final Instant NOW = Instant.ofEpochSecond(1_780_000_000);
    private static final String TIME = Long.toString(NOW.getEpochSecond());
    private static final PaymentGateway CARDS = CardsForReading.at(Clock.fixed(NOW, ZoneOffset.UTC));
    private static final GatewayAccount ACCOUNT = new GatewayAccount(
            new UUID(0, 1),
            "cards",
            new GatewaySettings.Account(
                    "sandbox-cards",
                    "cards",
                    "key",
                    URI.create("https://pay.example.org/"),
                    List.of("whsec_" + Base64.getEncoder().encodeToString(KEY)),
                    false,
                    true));

    @FuzzTest
    void take(byte[] sent) {
        byte[] change = Arrays.copyOf(sent, 4);
        byte[] body = Arrays.copyOfRange(sent, Math.min(4, sent.length), sent.length);
        String signature = "v1," + signature(body);

        assertThat(signed(ID, TIME, signature, body)).isTrue();
        isForgedWhenChanged(change, body, signature);
        assertThat(signed(ID, TIME, new String(body, UTF_8), body))
                .as("what a stranger calls a signature")
                .isFalse();
        readsTheSameTwice(body);
    }

    private static void isForgedWhenChanged(byte[] change, byte[] body, String signature) {
        int place = ((change[1] & 0xFF) << 8) + (change[2] & 0xFF);
        int bit = 1 << (change[3] & 7);
        byte[] changed = body;
        String id = ID;
        String time = TIME;
        String offered = signature;
        switch (change[0] & 7) {
            case 0, 1 -> changed = body.length == 0 ? new byte[] {change[3]} : flipped(body, place % body.length, bit);
            case 2 -> changed = body.length == 0 ? new byte[1] : Arrays.copyOf(body, place % body.length);
            case 3 -> changed = Arrays.copyOf(body, body.length + 1 + (place & 15));
            case 4 -> id = ID + (char) ('a' + (change[3] & 15));
            case 5 -> time = Long.toString(NOW.getEpochSecond() + 1 + place % 290);
            case 6 -> time = Long.toString(NOW.getEpochSecond() - 301 - place);
            default -> {
                byte[] text = signature.getBytes(UTF_8);
                // The last digit but the padding has two bits that Base64 does not use; the text must fit all the same.
                offered = new String(flipped(text, 3 + place % (text.length - 3), bit), UTF_8);
            }
        }
        assertThat(signed(id, time, offered, changed)).isFalse();
    }

    private static byte[] flipped(byte[] bytes, int place, int bit) {
        byte[] changed = bytes.clone();
        changed[place] ^= (byte) bit;
        return changed;
    }

    private static boolean signed(String id, String time, String signature, byte[] body) {
        return CARDS.signed(
                ACCOUNT,
                new SignedNotice(
                        Map.of(
                                StandardWebhooks.ID, id,
                                StandardWebhooks.TIMESTAMP, time,
                                StandardWebhooks.SIGNATURE, signature),
                        RawBody.of(body)));
    }

    /** Signed is not yet sensible: a gateway has bugs too. */
    private static void readsTheSameTwice(byte[] body) {
        Optional<GatewayView> read = CARDS.read(ACCOUNT, RawBody.of(body));
        assertThat(CARDS.read(ACCOUNT, RawBody.of(body))).isEqualTo(read);
        read.ifPresent(view -> {
            assertThat(view.amount().isNegative()).isFalse();
            assertThat(view.authorised().exceeds(view.amount())).isFalse();
            assertThat(view.captured().isNegative()).isFalse();
            assertThat(view.refunded().isNegative()).isFalse();
            assertThat(view.merchantReference()).isNotBlank().hasSizeLessThanOrEqualTo(120);
            view.page().ifPresent(page -> assertThat(page.getScheme() + "://" + page.getRawAuthority())
                    .as("payers are sent to the gateway and nowhere else")
                    .isEqualTo("https://pay.example.org"));
        });
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            mac.update((ID + "." + TIME + ".").getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
