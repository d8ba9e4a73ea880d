package org.lucarne.object;

/** An original of a managed share was stored, so that its renditions can be made. */
public record OriginalStored(String shareId, int position) {}
