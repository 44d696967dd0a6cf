package health.mizan.linkholders;

import health.mizan.crypto.BlindIndex;
import health.mizan.paylinks.PayLinkSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts tokens that nobody has, by the address they came from. Who holds a link gets in all the same: many payers share
 * one address.
 */
@Repository
class KnockStore {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final JdbcClient sql;
    private final BlindIndex hashes;
    private final PayLinkSettings settings;
    private final Clock clock;

    KnockStore(JdbcClient sql, BlindIndex hashes, PayLinkSettings settings, Clock clock) {
        this.sql = sql;
        this.hashes = hashes;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts one; how long to wait, if there were too many. */
    Optional<Duration> count(String address) {
        long window = settings.knockTime().toMillis();
        Instant now = clock.instant();
        Instant since = Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli(), window) * window);
        int knocks = sql.sql("""
            insert into pay_link_knock (address_hash, since, knocks) values (:address, :since, 1)
            on conflict (address_hash, since)
            do update set knocks = least(pay_link_knock.knocks + 1, :most + 1)
            returning knocks
            """)
                .param("address", hashes.of("pay_link_knock.address_hash", network(address)))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", settings.knocks())
                .query(Integer.class)
                .single();
        if (knocks == 1) {
            sql.sql("delete from pay_link_knock where since < :since")
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return knocks > settings.knocks()
                ? Optional.of(Duration.between(now, since.plus(settings.knockTime())))
                : Optional.empty();
    }

    /** One subscriber has 2^64 addresses of IPv6: their network is what counts. */
    private static String network(String address) {
        try {
            // What the server hands on is a literal, for which no name is looked up.
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int length = bytes.length == 4 ? 4 : IPV6_NETWORK_BYTES;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
        } catch (UnknownHostException notAnAddress) {
            return "unknown";
        }
    }
}
