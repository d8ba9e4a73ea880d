/** The format of sealed shares, read once more: by the JDK and the server's own age reader. */
@NullMarked
package org.lucarne.format;

import org.jspecify.annotations.NullMarked;
