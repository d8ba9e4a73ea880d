/** One object on its way in, as a stream. */
@NullMarked
package org.lucarne.upload;

import org.jspecify.annotations.NullMarked;
