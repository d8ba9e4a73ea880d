/** Problem documents (RFC 9457): what every error answer of the HTTP interface is. */
@NullMarked
package org.lucarne.problem;

import org.jspecify.annotations.NullMarked;
