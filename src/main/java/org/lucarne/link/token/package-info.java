/** The signed string inside a link. Pure Java. */
@NullMarked
package org.lucarne.link.token;

import org.jspecify.annotations.NullMarked;
