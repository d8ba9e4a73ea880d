/** A share, its images and their objects: declare, list, read, extend, delete. */
@NullMarked
package org.lucarne.share;

import org.jspecify.annotations.NullMarked;
