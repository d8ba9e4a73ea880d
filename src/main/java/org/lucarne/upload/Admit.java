package org.lucarne.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.KeyWrap;
import org.lucarne.envelope.Identity;
import org.lucarne.object.DeclaredObject;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.share.Share;
import org.lucarne.share.ShareState;
import org.lucarne.share.Shares;
import org.lucarne.time.DatabaseClock;

/** Decides about an upload by what its headers say, before its body is read. */
@ApplicationScoped
public class Admit {
  private final Shares shares;
  private final StoredObjects objects;
  private final KeyWrap keyWrap;
  private final DatabaseClock clock;

  Admit(Shares shares, StoredObjects objects, KeyWrap keyWrap, DatabaseClock clock) {
    this.shares = shares;
    this.objects = objects;
    this.keyWrap = keyWrap;
    this.clock = clock;
  }

  @Transactional
  Admission admit(Caller caller, Target target, Announced announced) {
    Share share = shares.ofCaller(caller, target.shareId());
    StoredObject object =
        objects
            .find(share.id(), target.position(), target.rendition())
            .filter(found -> share.takes(found.rendition()))
            .orElseThrow(Target::undeclared);
    if (announced.bytes() > target.maxBytes()) {
      throw new ProblemException(
          ProblemType.CONTENT_TOO_LARGE,
          "This object may have " + target.maxBytes() + " bytes, encrypted.");
    }
    ShareState state = share.stateAt(clock.now());
    if (state == ShareState.DELETED) {
      throw CommitUpload.notOpen();
    }
    if (object.isStored()) {
      return new Admission.Held(object.content().orElseThrow());
    }
    if (state != ShareState.OPEN) {
      throw CommitUpload.notOpen();
    }
    refuseUndeclared(object.declared(), announced);
    return new Admission.Awaited(shareKey(share), object.declared());
  }

  private @Nullable Identity shareKey(Share share) {
    return share.isSealed() ? null : keyWrap.unwrap(share.id(), share.wrappedKey().orElseThrow());
  }

  private static void refuseUndeclared(DeclaredObject declared, Announced announced) {
    Long bytes = declared.bytes();
    if (bytes != null && bytes != announced.bytes()) {
      throw new ProblemException(
          ProblemType.DIGEST_MISMATCH, "The share declared " + bytes + " bytes for this object.");
    }
    if (declared.digest() != null
        && announced.digest() != null
        && !declared.digest().equals(announced.digest())) {
      throw new ProblemException(
          ProblemType.DIGEST_MISMATCH, "The share declared another digest for this object.");
    }
  }
}
