/** From the command line to a service that answers: settings, keys, database, then Quarkus. */
@NullMarked
package org.lucarne.start;

import org.jspecify.annotations.NullMarked;
