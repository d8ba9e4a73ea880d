/** One process with its data in one directory: the lock on it, its PostgreSQL, its first token. */
@NullMarked
package org.lucarne.standalone;

import org.jspecify.annotations.NullMarked;
