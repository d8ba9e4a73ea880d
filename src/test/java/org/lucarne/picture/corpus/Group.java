package org.lucarne.picture.corpus;

import java.util.ArrayList;
import java.util.List;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.PictureRefusal;
import org.lucarne.picture.corpus.Expectation.Shows;

/** Files of one kind, while they are being made. */
final class Group {
  private final MediaType type;
  private final List<CorpusFile> files = new ArrayList<>();

  Group(MediaType type) {
    this.type = type;
  }

  /** Upright, 48 × 32, in the colours of the quarters, without a profile. */
  Group shown(String name, byte[] bytes) {
    return shown(name, bytes, 0, Shows.QUARTERS);
  }

  Group shown(String name, byte[] bytes, int profileBytes, Shows shows) {
    return accepted(name, bytes, Paint.WIDTH, Paint.HEIGHT, 1, profileBytes, shows);
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
        0,
        Shows.QUARTERS);
  }

  Group accepted(
      String name, byte[] bytes, int width, int height, int orientation, int icc, Shows shows) {
    return add(name, bytes, new Expectation.Accepted(type, width, height, orientation, icc, shows));
  }

  Group coherent(String name, byte[] bytes, int width, int height) {
    return add(name, bytes, new Expectation.Coherent(type, width, height));
  }

  Group coherent(String name, byte[] bytes) {
    return coherent(name, bytes, Paint.WIDTH, Paint.HEIGHT);
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
