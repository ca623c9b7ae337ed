package io.agledger.server.database;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What this replica remembers of the database until {@link ChangeListener} says that it changed, or
 * until it is too old for comfort because that notification may have been lost. Only what was found
 * is kept: something added a moment ago is there at once, and strangers who ask for what is not
 * there cannot fill the cache.
 */
public final class ReplicaCache<K, V> {
  /** How long a replica that missed a notification may be behind. */
  public static final Duration STALE_AT_MOST = Duration.ofSeconds(5);

  private record Kept<V>(V value, long until) {}

  private final Map<K, Kept<V>> values;
  private final long timeToLive;
  private long generation;

  /**
   * @param capacity beyond it the least recently used value goes
   */
  public ReplicaCache(int capacity, Duration timeToLive) {
    this.timeToLive = timeToLive.toNanos();
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
            return size() > capacity;
          }
        };
  }

  public Optional<V> get(K key, Supplier<Optional<V>> lookUp) {
    long before;
    synchronized (this) {
      before = generation;
      var kept = values.get(key);
      if (kept != null && kept.until() - System.nanoTime() > 0) {
        return Optional.of(kept.value());
      }
    }
    var found = lookUp.get(); // unlocked: a slow database must not hold up what is known
    found.ifPresent(value -> put(key, value, before));
    return found;
  }

  /** Keeps nothing that was looked up before the last change. */
  private synchronized void put(K key, V value, long asOf) {
    if (asOf == generation) {
      values.put(key, new Kept<>(value, System.nanoTime() + timeToLive));
    }
  }

  public synchronized void forget() {
    generation++;
    values.clear();
  }
}
