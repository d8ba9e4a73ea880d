/** The two modes, the first start, and the reasons not to start at all. */
@NullMarked
package org.lucarne.startup;

import org.jspecify.annotations.NullMarked;
