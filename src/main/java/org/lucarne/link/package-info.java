/** Links: issue, list, change, revoke, and what a token allows now. */
@NullMarked
package org.lucarne.link;

import org.jspecify.annotations.NullMarked;
