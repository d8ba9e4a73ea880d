/** What an image is, told from its bytes. */
@NullMarked
package org.lucarne.picture;

import org.jspecify.annotations.NullMarked;
