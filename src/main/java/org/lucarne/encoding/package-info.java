/** How bytes are written and summed up; Java alone. */
@NullMarked
package org.lucarne.encoding;

import org.jspecify.annotations.NullMarked;
