/** What every answer passes on its way out, whatever it is. */
@NullMarked
package org.lucarne.edge;

import org.jspecify.annotations.NullMarked;
