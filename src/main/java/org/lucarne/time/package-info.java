/** The clock: one instant for every process, taken from the database. */
@NullMarked
package org.lucarne.time;

import org.jspecify.annotations.NullMarked;
