package health.mizan.sandbox.demo;

import java.net.URI;

/** Where everybody can be found. */
public record Places(URI mizan, URI gateway, URI payer, URI emr) {

    private static final int SANDBOX_ABOVE_MIZAN = 11;

    /** Of the default run, which keeps its sandbox eleven ports above its own. */
    public static Places ofTheDefaultRun(URI mizan) {
        int first = mizan.getPort() + SANDBOX_ABOVE_MIZAN;
        return new Places(mizan, local(first), local(first + 1), local(first + 2));
    }

    private static URI local(int port) {
        return URI.create("http://localhost:" + port);
    }
}
