package health.mizan.simulation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Rows by their key, in the order in which they came. */
public final class Table<K, V> {

    private final Memory memory;
    private final Map<K, V> rows = new LinkedHashMap<>();

    public Table(Memory memory) {
        this.memory = memory;
    }

    public Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    public boolean has(K key) {
        return rows.containsKey(key);
    }

    public Collection<V> all() {
        return rows.values();
    }

    public Stream<V> stream() {
        return rows.values().stream();
    }

    public Stream<Map.Entry<K, V>> entries() {
        return rows.entrySet().stream();
    }

    public List<V> where(Predicate<V> condition) {
        return rows.values().stream().filter(condition).toList();
    }

    public void put(K key, V row) {
        V before = rows.put(key, row);
        memory.wrote(() -> {
            if (before == null) {
                rows.remove(key);
            } else {
                rows.put(key, before);
            }
        });
    }

    /** False, and nothing changed, if there is a row of that key. */
    public boolean add(K key, V row) {
        if (rows.containsKey(key)) {
            return false;
        }
        put(key, row);
        return true;
    }
}
