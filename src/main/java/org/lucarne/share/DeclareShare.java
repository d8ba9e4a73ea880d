package org.lucarne.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.custody.Capsule;
import org.lucarne.custody.CapsuleException;
import org.lucarne.custody.KeyWrap;
import org.lucarne.custody.KnownShareKeys;
import org.lucarne.custody.OpenCapsule;
import org.lucarne.custody.WrappedKey;
import org.lucarne.object.DeclaredObject;
import org.lucarne.object.Rendition;
import org.lucarne.object.Sha256Digest;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.Validation;
import org.lucarne.time.DatabaseClock;

/** Declares a share: which objects will come, under which key, for how long. */
@ApplicationScoped
public class DeclareShare {
  private final Limits limits;
  private final ShareConfig config;
  private final DatabaseClock clock;
  private final OpenCapsule capsules;
  private final KeyWrap keyWrap;
  private final KnownShareKeys knownKeys;
  private final IdempotencyKeys idempotencyKeys;
  private final Shares shares;
  private final StoredObjects objects;
  private final ShareLinks links;
  private final Events events;

  DeclareShare(
      Limits limits,
      ShareConfig config,
      DatabaseClock clock,
      OpenCapsule capsules,
      KeyWrap keyWrap,
      KnownShareKeys knownKeys,
      IdempotencyKeys idempotencyKeys,
      Shares shares,
      StoredObjects objects,
      ShareLinks links,
      Events events) {
    this.limits = limits;
    this.config = config;
    this.clock = clock;
    this.capsules = capsules;
    this.keyWrap = keyWrap;
    this.knownKeys = knownKeys;
    this.idempotencyKeys = idempotencyKeys;
    this.shares = shares;
    this.objects = objects;
    this.links = links;
    this.events = events;
  }

  /** The owner's key for repeating a request safely, with the digest of what it asks for. */
  record Repeatable(String key, Sha256Digest request) {}

  /** The new share, or the one that the same request declared before. */
  @Transactional
  Share declare(String owner, ShareRequest request, @Nullable Repeatable repeatable) {
    Validation validation = new Validation();
    ShareTerms terms = ShareTerms.check(request, limits, validation);
    LinkRequest link = request.link();
    if (link != null) {
      links.check(link, terms.custody(), terms.expiresIn(), "#/link", validation);
    }
    validation.finish();

    Instant now = clock.now();
    if (repeatable != null) {
      Optional<String> before =
          idempotencyKeys.take(owner, repeatable.key(), repeatable.request(), now);
      if (before.isPresent()) {
        return shares.findById(before.get());
      }
    }
    Share share = declare(owner, terms, now);
    if (link != null) {
      links.issue(share, link);
    }
    if (repeatable != null) {
      idempotencyKeys.remember(owner, repeatable.key(), repeatable.request(), share.id(), now);
    }
    return share;
  }

  private Share declare(String owner, ShareTerms terms, Instant now) {
    String id = Ids.fresh();
    Share share =
        terms.custody() == Custody.SEALED
            ? Share.sealed(id, owner, now)
            : Share.managed(id, owner, wrapped(id, terms.capsule()), now);
    share.expireAt(now.plus(terms.expiresIn()), config.deleteAfter());
    share.openUntil(now.plus(config.uploadWindow()));
    shares.persist(share);
    DeclaredObject manifest = terms.manifest();
    if (manifest != null) {
      objects.persist(new StoredObject(id, 0, Rendition.MANIFEST, manifest));
    }
    for (ImageTerms.Placed placed : terms.images()) {
      objects.persist(new StoredObject(id, placed.position(), placed.rendition(), placed.object()));
    }
    events.append(id, EventType.SHARE_CREATED, now);
    return share;
  }

  private WrappedKey wrapped(String shareId, byte[] file) {
    Capsule capsule = open(file);
    if (!knownKeys.remember(capsule)) {
      throw ProblemException.invalid(
          "#/capsule", "This share key was used before. Every share needs a fresh one.");
    }
    return keyWrap.wrap(shareId, capsule.shareKey());
  }

  private Capsule open(byte[] file) {
    try {
      return capsules.open(file);
    } catch (CapsuleException e) {
      throw ProblemException.invalid("#/capsule", String.valueOf(e.getMessage()));
    }
  }
}
