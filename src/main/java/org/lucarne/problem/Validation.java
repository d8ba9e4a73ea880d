package org.lucarne.problem;

import java.util.ArrayList;
import java.util.List;
import org.lucarne.problem.ProblemException.FieldError;

/** Collects what is wrong with a body, so that the caller learns all of it at once. */
public final class Validation {
  private final List<FieldError> errors = new ArrayList<>();

  public void refuse(String pointer, String detail) {
    errors.add(new FieldError(pointer, detail));
  }

  /** Returns its condition, so that what depends on it can be left out. */
  public boolean check(boolean condition, String pointer, String detail) {
    if (!condition) {
      refuse(pointer, detail);
    }
    return condition;
  }

  /** Ends the request if anything was refused. */
  public void finish() {
    if (errors.isEmpty()) {
      return;
    }
    String detail =
        errors.size() == 1
            ? errors.getFirst().detail()
            : errors.size() + " members of the body cannot be taken; 'errors' names each.";
    ProblemException problem = new ProblemException(ProblemType.VALIDATION_FAILED, detail);
    errors.forEach(error -> problem.at(error.pointer(), error.detail()));
    throw problem;
  }
}
