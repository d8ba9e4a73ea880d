/**
 * The packaged program, tried from outside: by a shell, a browser, and a hand that pulls the plug.
 */
@NullMarked
package org.lucarne.it;

import org.jspecify.annotations.NullMarked;
