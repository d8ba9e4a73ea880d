/** The promise: an object is declared, stored once, and opened whole until it expires. */
@NullMarked
package org.lucarne.object;

import org.jspecify.annotations.NullMarked;
