package org.lucarne.it;

import java.net.URI;
import java.util.List;

/**
 * A share as its sender knows it.
 *
 * @param files the ciphertext of each image, in order
 */
record SentShare(String id, String uploadToken, URI link, String linkId, List<byte[]> files) {
  SentShare {
    files = List.copyOf(files);
  }

  String uploadPath(int position) {
    return "/api/v1/shares/" + id + "/images/" + position + "/original";
  }

  byte[] file(int position) {
    return files.get(position - 1);
  }

  @Override
  public String toString() {
    return "share " + id;
  }
}
