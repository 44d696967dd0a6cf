package health.mizan.relay;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One copy in a process of its own: publishes its share, delivers whatever is due, ends when its input is closed. */
final class RelayCopyMain {

    private RelayCopyMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String url = arguments[0];
        String name = arguments[1];
        int events = Integer.parseInt(arguments[2]);
        int subjects = Integer.parseInt(arguments[3]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("mizan_app");
        config.setPassword("");
        config.setMaximumPoolSize(16);
        config.setConnectionInitSql("set search_path to billing");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Counters counters = new Counters(JdbcClient.create(pool));
            Copy copy = new Copy(
                    pool, Copy.settings(Duration.ofMillis(100), Duration.ofSeconds(3), 50), counters.handlers(name));
            copy.relay.start();
            try (ExecutorService publishers = Executors.newFixedThreadPool(4)) {
                for (int i = 0; i < events; i++) {
                    String subject = "s" + (i * 7 + name.hashCode() & 0xFFFF) % subjects;
                    publishers.execute(() -> counters.step(copy, subject));
                }
                publishers.shutdown();
                publishers.awaitTermination(5, TimeUnit.MINUTES);
            }
            System.out.println("published");
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
            copy.relay.stop();
        }
    }
}
