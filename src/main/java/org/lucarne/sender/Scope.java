package org.lucarne.sender;

/** What a token allows; the names of roles in the resources' annotations. */
public final class Scope {
  /** Declare, upload, change, delete. */
  public static final String WRITE = "share:write";

  /** List and read. */
  public static final String READ = "share:read";

  /** One share's uploads, and reading that share without its links. */
  public static final String UPLOAD = "upload";

  private Scope() {}
}
