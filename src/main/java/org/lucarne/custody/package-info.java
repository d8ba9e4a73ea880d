/** The keys of managed shares: open the capsule, wrap, unwrap, destroy. */
@NullMarked
package org.lucarne.custody;

import org.jspecify.annotations.NullMarked;
