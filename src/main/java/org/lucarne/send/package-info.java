/** The page to send from. */
@NullMarked
package org.lucarne.send;

import org.jspecify.annotations.NullMarked;
