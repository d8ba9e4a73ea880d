package org.lucarne.picture.pipeline;

/**
 * An image whose renditions one process has taken on.
 *
 * @param position 1 to n
 * @param attempts how often it was taken on, this time included
 */
record UnrenderedImage(String shareId, int position, int attempts) {}
