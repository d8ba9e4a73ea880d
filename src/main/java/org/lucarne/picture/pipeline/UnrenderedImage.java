package org.lucarne.picture.pipeline;

/**
 * An image whose renditions one process has taken on.
 *
 * @param position 1 to n
 * @param lost how often in a row it was taken on and never given back, this time included
 */
record UnrenderedImage(String shareId, int position, int lost) {}
