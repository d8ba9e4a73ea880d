/** Pictures made to be shown, or to do harm, with what is to become of each. */
@NullMarked
package org.lucarne.picture.corpus;

import org.jspecify.annotations.NullMarked;
