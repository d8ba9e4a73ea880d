package org.lucarne.page;

/** What browsers may do on our pages, and with our bytes (Content Security Policy, level 3). */
public final class PagePolicy {
  /** Pages: everything from here, nothing inline, no frame, Trusted Types enforced. */
  public static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  /** Pages that decrypt: what they show comes from a worker, of one constant address. */
  public static final String SEALED =
      PAGE.replace("img-src 'self'", "img-src 'self' blob:; worker-src 'self'; manifest-src 'self'")
          .replace("trusted-types 'none'", "trusted-types lucarne-worker");

  public static final String HEADER = "Content-Security-Policy";

  /** Bytes and documents: should a browser ever render one, nothing in it may act. */
  public static final String BYTES = "sandbox; default-src 'none'; frame-ancestors 'none'";

  private PagePolicy() {}
}
