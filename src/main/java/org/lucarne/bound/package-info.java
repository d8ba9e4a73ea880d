/**
 * Whatever is scarce has its bound here, with a metric and an honest answer: connections, requests
 * on one of them, answers that wait for their reader, transfers in and out.
 */
@NullMarked
package org.lucarne.bound;

import org.jspecify.annotations.NullMarked;
