/** Rings of named secret keys, kept as files that nobody else may read. */
@NullMarked
package org.lucarne.key;

import org.jspecify.annotations.NullMarked;
