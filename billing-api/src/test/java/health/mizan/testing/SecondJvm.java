package health.mizan.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another copy of the application: a process of its own with a main class of the tests, to be killed like one. */
public final class SecondJvm implements AutoCloseable {

    private final Process process;
    private final Path output;

    private SecondJvm(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    public static SecondJvm start(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        Collections.addAll(command, arguments);
        try {
            Path output = Files.createTempFile("second-jvm", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new SecondJvm(process, output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** As kill -9 does: nothing of it gets to run any more. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Closes its standard input, which asks it to stop, and gives its exit code. */
    public int stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // it has ended by itself
        }
        return waitForEnd();
    }

    public int waitForEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the second JVM does not end; it said: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            Files.deleteIfExists(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
