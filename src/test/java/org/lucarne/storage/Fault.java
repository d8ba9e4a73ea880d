package org.lucarne.storage;

/**
 * What {@link FaultyS3} does to a request. Positions count bytes of the body alone, from 0: of the
 * request's if it has one (an upload), else of the answer's (a download).
 */
public record Fault(Kind kind, long value, String code) {
  enum Kind {
    PASS,
    REFUSE,
    SILENCE,
    RESET_AFTER,
    TRUNCATE_AFTER,
    STALL_AFTER,
    FLIP_BYTE_AT,
    THROTTLE,
    ANSWER
  }

  public static final Fault PASS = new Fault(Kind.PASS, 0, "");

  /** The connection is reset before anything is answered. */
  public static final Fault REFUSE = new Fault(Kind.REFUSE, 0, "");

  /** The request is read and never answered. */
  public static final Fault SILENCE = new Fault(Kind.SILENCE, 0, "");

  public static final Fault ERROR_503 = answer(503, "SlowDown");

  /** The connection breaks with a reset once this many bytes have passed. */
  public static Fault resetAfter(long bytes) {
    return new Fault(Kind.RESET_AFTER, bytes, "");
  }

  /** The connection ends, as if all had been said, once this many bytes have passed. */
  public static Fault truncateAfter(long bytes) {
    return new Fault(Kind.TRUNCATE_AFTER, bytes, "");
  }

  /** Nothing passes any more after this many bytes; the connection stays. */
  public static Fault stallAfter(long bytes) {
    return new Fault(Kind.STALL_AFTER, bytes, "");
  }

  /** One bit of the byte at this position is another one. */
  public static Fault flipByteAt(long position) {
    return new Fault(Kind.FLIP_BYTE_AT, position, "");
  }

  public static Fault throttle(long bytesPerSecond) {
    return new Fault(Kind.THROTTLE, bytesPerSecond, "");
  }

  /** Answers at once in the server's place, with an S3 error document unless the code is empty. */
  public static Fault answer(int status, String code) {
    return new Fault(Kind.ANSWER, status, code);
  }
}
