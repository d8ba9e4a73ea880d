/** What an operator sees of the program: metrics, spans, one line for each request. */
@NullMarked
package org.lucarne.telemetry;

import org.jspecify.annotations.NullMarked;
