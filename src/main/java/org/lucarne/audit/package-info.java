/** The append-only record of what happened to a share. */
@NullMarked
package org.lucarne.audit;

import org.jspecify.annotations.NullMarked;
