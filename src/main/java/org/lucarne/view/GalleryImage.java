package org.lucarne.view;

import org.jspecify.annotations.Nullable;

/**
 * One image of a gallery.
 *
 * @param position 1 to n
 * @param inline whether browsers show its format; otherwise the page says so and offers the file
 * @param name the file name the sender gave; hostile text
 * @param caption the sender's words below it; hostile text
 */
public record GalleryImage(
    int position,
    String url,
    String downloadUrl,
    String mediaType,
    long sizeBytes,
    boolean inline,
    @Nullable String name,
    @Nullable String caption) {}
