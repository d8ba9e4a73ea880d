/** Makes the renditions of managed originals, after they were stored, in the background. */
@NullMarked
package org.lucarne.picture.pipeline;

import org.jspecify.annotations.NullMarked;
