package org.lucarne.picture.corpus;

import java.util.ArrayList;
import java.util.List;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.PictureRefusal;
import org.lucarne.picture.corpus.Expectation.Content;

/** Files of one kind, while they are being made. */
final class Group {
  private final MediaType type;
  private final List<CorpusFile> files = new ArrayList<>();

  Group(MediaType type) {
    this.type = type;
  }

  /** Upright, 48 × 32, in the colours of the quarters. */
  Group shown(String name, byte[] bytes) {
    return shown(name, bytes, Content.QUARTERS);
  }

  Group shown(String name, byte[] bytes, Content content) {
    return accepted(name, bytes, Paint.WIDTH, Paint.HEIGHT, 1, content);
  }

  /** With this orientation, the quarters upright. */
  Group turned(String name, byte[] bytes, int orientation) {
    boolean lies = orientation >= 5;
    return accepted(
        name,
        bytes,
        lies ? Paint.HEIGHT : Paint.WIDTH,
        lies ? Paint.WIDTH : Paint.HEIGHT,
        orientation,
        Content.QUARTERS);
  }

  Group accepted(
      String name, byte[] bytes, int width, int height, int orientation, Content content) {
    boolean lies = orientation >= 5;
    return add(
        name, bytes, new Expectation.Shown(lies ? height : width, lies ? width : height, content));
  }

  /** Out of order, but not hostile: what there is to be seen is shown, or it is refused. */
  Group untidy(String name, byte[] bytes) {
    return add(name, bytes, new Expectation.Untidy());
  }

  Group refused(String name, byte[] bytes, PictureRefusal refusal) {
    return add(name, bytes, new Expectation.Refused(refusal));
  }

  private Group add(String name, byte[] bytes, Expectation expected) {
    files.add(new CorpusFile(type.extension() + "-" + name, bytes, expected));
    return this;
  }

  List<CorpusFile> files() {
    return files;
  }
}
