/** How the schema of the database comes about, and is checked. */
@NullMarked
package org.lucarne.database;

import org.jspecify.annotations.NullMarked;
