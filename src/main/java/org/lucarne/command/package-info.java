/** What operators type instead of starting the service. */
@NullMarked
package org.lucarne.command;

import org.jspecify.annotations.NullMarked;
