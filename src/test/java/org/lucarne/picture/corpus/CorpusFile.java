package org.lucarne.picture.corpus;

/**
 * One file of the corpus.
 *
 * @param name says what is special about it
 */
public record CorpusFile(String name, byte[] bytes, Expectation expected) {
  @Override
  public String toString() {
    return name;
  }
}
