package health.mizan.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Samples of running Java threads, each counted for the library whose code ran, and for our method that it ran for. */
final class Profile {

    private final Map<String, Integer> libraries = new TreeMap<>();
    private final Map<String, Integer> ours = new TreeMap<>();
    private int samples;

    private Profile() {}

    /** What part of the samples falls on something. */
    record Share(String name, double percent) {}

    static Profile of(Path file) throws IOException {
        Profile profile = new Profile();
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    profile.count(event.getStackTrace().getFrames());
                }
            }
        }
        return profile;
    }

    int samples() {
        return samples;
    }

    /** The largest first. */
    List<Share> libraries() {
        return shares(libraries);
    }

    /** The largest first. */
    List<Share> ours() {
        return shares(ours);
    }

    private List<Share> shares(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> new Share(entry.getKey(), 100.0 * entry.getValue() / samples))
                .toList();
    }

    private void count(List<RecordedFrame> frames) {
        samples++;
        List<String> methods =
                frames.stream().map(frame -> name(frame.getMethod())).toList();
        libraries.merge(
                methods.stream()
                        .filter(method -> !method.matches("(java|jdk|sun|com\\.sun)\\..*"))
                        .findFirst()
                        .map(Profile::library)
                        .orElse("the JDK alone"),
                1,
                Integer::sum);
        ours.merge(
                methods.stream()
                        .filter(method -> method.startsWith("health.mizan."))
                        .findFirst()
                        .map(method -> method.startsWith("health.mizan.sandbox.") ? "the sandbox" : method)
                        .map(method -> method.replace("health.mizan.", ""))
                        .orElse("none of ours"),
                1,
                Integer::sum);
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    /** As many names of a package as tell libraries of one maker apart. */
    private static String library(String method) {
        if (method.startsWith("health.mizan.")) {
            return method.startsWith("health.mizan.sandbox.") ? "the sandbox" : "health.mizan";
        }
        String[] names = method.split("\\.");
        return String.join(".", List.of(names).subList(0, Math.min(3, names.length - 2)));
    }
}
