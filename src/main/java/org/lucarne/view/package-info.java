/** The public side: landing page, opening, gallery, bytes. */
@NullMarked
package org.lucarne.view;

import org.jspecify.annotations.NullMarked;
