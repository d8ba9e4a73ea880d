/**
 * age v1 files: what one looks like, and how it is opened so that only authentic bytes come out.
 */
@NullMarked
package org.lucarne.envelope;

import org.jspecify.annotations.NullMarked;
