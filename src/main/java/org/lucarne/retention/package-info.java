/** Makes expiry true: destroys keys, then objects, orphans and old rows. */
@NullMarked
package org.lucarne.retention;

import org.jspecify.annotations.NullMarked;
