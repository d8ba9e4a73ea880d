package org.lucarne.bound;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One transfer's place among those that are allowed at a time. It knows how fast the peer is: only
 * time spent waiting for the peer counts, not for storage. Closing gives the place back, once.
 */
public final class Seat implements AutoCloseable {
  /** A peer has to move this much in {@link #WINDOW}: 4 KiB a second. */
  static final long LEAST_BYTES = 4 * 1024L * 30;

  static final Duration WINDOW = Duration.ofSeconds(30);

  /** The longest transfer: 50 MiB in an hour is 15 kB a second. */
  public static final Duration LONGEST = Duration.ofHours(1);

  private final TransferBounds bounds;
  private final Set<String> claims;
  private final Peer peer;
  private final long beganNanos;
  private final boolean waited;
  private final AtomicBoolean broken = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private long waitingSince;
  private long waitedNanos;
  private long movedBytes;
  private boolean waiting;

  Seat(TransferBounds bounds, Set<String> claims, Peer peer, long nowNanos, boolean waited) {
    this.bounds = bounds;
    this.claims = Set.copyOf(claims);
    this.peer = peer;
    this.beganNanos = nowNanos;
    this.waited = waited;
  }

  /** Whether others had to leave first: what was known before may have changed meanwhile. */
  public boolean hadToWait() {
    return waited;
  }

  /** From here on it is the peer's turn. */
  public void waitForPeer() {
    waitForPeer(System.nanoTime());
  }

  synchronized void waitForPeer(long nowNanos) {
    waiting = true;
    waitingSince = nowNanos;
  }

  /** The peer sent or took this much. */
  public void moved(long bytes) {
    moved(bytes, System.nanoTime());
  }

  synchronized void moved(long bytes, long nowNanos) {
    movedBytes += bytes;
    if (waiting) {
      waitedNanos += nowNanos - waitingSince;
      waiting = false;
    }
  }

  /** Asked now and then; looks at one window after the other. */
  synchronized boolean isTooSlow(long nowNanos) {
    long inTurn = waitedNanos + (waiting ? nowNanos - waitingSince : 0);
    if (inTurn < WINDOW.toNanos()) {
      return false;
    }
    boolean slow = movedBytes < LEAST_BYTES;
    waitedNanos = 0;
    waitingSince = nowNanos;
    movedBytes = 0;
    return slow;
  }

  boolean isTooOld(long nowNanos) {
    return nowNanos - beganNanos > LONGEST.toNanos();
  }

  boolean claims(String claim) {
    return claims.contains(claim);
  }

  Set<String> claims() {
    return claims;
  }

  /** Lets whoever waits for the peer fail; false if that was done before. */
  boolean breakOff() {
    if (!broken.compareAndSet(false, true)) {
      return false;
    }
    Thread.ofVirtual().name("break-off").start(peer::breakOff);
    return true;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      bounds.release(this);
    }
  }

  @Override
  public String toString() {
    return "Seat";
  }
}
