package org.lucarne.object;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** One declared object of a share: a rendition of an image, or the manifest at position 0. */
@Entity
@DynamicUpdate // a column that nobody meant to change may be another's at that moment
public class StoredObject {
  private static final String AWAITED = "awaited";
  private static final String STORED = "stored";
  private static final String MAKING = "making";
  private static final String REFUSED = "refused";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(nullable = false)
  private String shareId;

  @Column(nullable = false)
  private int position;

  @Column(nullable = false)
  private String rendition;

  @Column(nullable = false)
  private String state;

  private @Nullable Long declaredBytes;
  private byte @Nullable [] declaredDigest;
  private @Nullable String storageKey;
  private @Nullable Long storedBytes;
  private byte @Nullable [] storedDigest;
  private @Nullable Long plaintextBytes;
  private @Nullable String mediaType;
  private @Nullable Instant storedAt;
  private @Nullable String refusal;
  private @Nullable Integer refusedBy;
  private @Nullable Integer width;
  private @Nullable Integer height;
  private @Nullable Integer pages;
  private @Nullable Boolean moving;
  private @Nullable Boolean incomplete;
  private @Nullable Long trailingBytes;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected StoredObject() {}

  /** Declared, and awaited from now on. */
  public StoredObject(String shareId, int position, Rendition rendition, DeclaredObject declared) {
    this.shareId = shareId;
    this.position = position;
    this.rendition = rendition.slug();
    this.state = AWAITED;
    this.declaredBytes = declared.bytes();
    Sha256Digest digest = declared.digest();
    this.declaredDigest = digest == null ? null : digest.bytes();
  }

  private StoredObject(String shareId, int position, Rendition rendition) {
    this.shareId = shareId;
    this.position = position;
    this.rendition = rendition.slug();
    this.state = MAKING;
  }

  /** A rendition that the server makes. */
  static StoredObject toBeMade(String shareId, int position, Rendition rendition) {
    return new StoredObject(shareId, position, rendition);
  }

  /** The rendition that was made has this size, in pixels. */
  public void measure(int widthPixels, int heightPixels) {
    width = widthPixels;
    height = heightPixels;
  }

  /** The rendition shows the first of so many pages, or what there is of a file that ends early. */
  public void describe(
      int pagesOfOriginal,
      boolean movingOriginal,
      boolean incompleteOriginal,
      long trailingBytesOfOriginal) {
    pages = pagesOfOriginal;
    moving = movingOriginal;
    incomplete = incompleteOriginal;
    trailingBytes = trailingBytesOfOriginal;
  }

  /**
   * It cannot be made.
   *
   * @param generation of the program: a later one may show more kinds of pictures
   */
  public void refuse(String reason, int generation) {
    state = REFUSED;
    refusal = reason;
    refusedBy = generation;
  }

  /** The bytes are in storage and will be read back exactly so. */
  void store(String key, StoredContent content, Instant now) {
    state = STORED;
    storageKey = key;
    storedBytes = content.bytes();
    storedDigest = content.digest().bytes();
    plaintextBytes = content.plaintextBytes();
    mediaType = content.mediaType();
    storedAt = now;
  }

  public boolean isStored() {
    return state.equals(STORED);
  }

  /** Whether the server has still to make it. */
  public boolean isMaking() {
    return state.equals(MAKING);
  }

  /** Why it cannot be made; null while nobody knows. */
  public @Nullable String refusal() {
    return refusal;
  }

  /** In pixels; null for what the server did not make. */
  public @Nullable Integer width() {
    return width;
  }

  /** In pixels; null for what the server did not make. */
  public @Nullable Integer height() {
    return height;
  }

  /** How many pages the original has; null for what the server did not make. */
  public @Nullable Integer pages() {
    return pages;
  }

  /** Whether they are meant to follow one another; null for what the server did not make. */
  public @Nullable Boolean moving() {
    return moving;
  }

  /** Whether the original ends early; null for what the server did not make. */
  public @Nullable Boolean incomplete() {
    return incomplete;
  }

  /**
   * How many bytes the original has behind the end of its picture; null for what the server did not
   * make.
   */
  public @Nullable Long trailingBytes() {
    return trailingBytes;
  }

  public int position() {
    return position;
  }

  public Rendition rendition() {
    return Rendition.valueOf(rendition.toUpperCase(Locale.ROOT));
  }

  public String state() {
    return state;
  }

  /** What the sender announced, as far as anything was. */
  public DeclaredObject declared() {
    return new DeclaredObject(
        declaredBytes, declaredDigest == null ? null : new Sha256Digest(declaredDigest));
  }

  /** What is in storage; empty while the object is awaited. */
  public Optional<StoredContent> content() {
    if (storedBytes == null || storedDigest == null) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredContent(
            storedBytes,
            new Sha256Digest(storedDigest),
            plaintextBytes == null ? 0 : plaintextBytes,
            mediaType == null ? "" : mediaType));
  }

  /** Where the bytes are; null while awaited, and again after their deletion. */
  public @Nullable String storageKey() {
    return storageKey;
  }
}
