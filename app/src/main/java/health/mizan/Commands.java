package health.mizan;

import health.mizan.ledger.LedgerCommand;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the application does instead of serving, such as {@code ledger verify}. It assembles itself as always, but opens
 * no port and starts no work of its own, and where the default run is up it uses that one's database.
 */
final class Commands {

    private static final String[] QUIETLY = {
        "--standalone.command=true",
        "--server.port=-1",
        "--mizan.roles=api",
        "--spring.main.lazy-initialization=true",
        "--logging.level.root=warn",
        "--logging.level.health.mizan=warn"
    };

    private Commands() {}

    static boolean isCommand(String[] args) {
        return args.length > 0 && !args[0].startsWith("-");
    }

    /** The exit code of the process: 0 when the command found what one hopes for, 2 when there is no such command. */
    static int run(String[] args) {
        String[] settings = Stream.concat(
                        Stream.of(QUIETLY),
                        Arrays.stream(args).filter(arg -> arg.startsWith("--mizan.") || arg.startsWith("--spring.")))
                .toArray(String[]::new);
        String[] words = Arrays.stream(args)
                .filter(arg -> !arg.startsWith("--mizan.") && !arg.startsWith("--spring."))
                .toArray(String[]::new);
        try (ConfigurableApplicationContext context = SpringApplication.run(MizanApplication.class, settings)) {
            return context.getBean(LedgerCommand.class).run(words);
        }
    }
}
