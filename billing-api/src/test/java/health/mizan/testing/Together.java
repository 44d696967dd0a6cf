package health.mizan.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does something on many threads at once and waits for all of them. */
public final class Together {

    private Together() {}

    /** @param work what the thread of each number does; its exception ends the test */
    public static <T> List<T> times(int count, IntFunction<Callable<T>> work)
            throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
            List<T> results = new ArrayList<>();
            for (Future<T> one :
                    threads.invokeAll(IntStream.range(0, count).mapToObj(work).toList())) {
                results.add(one.get());
            }
            return results;
        }
    }
}
