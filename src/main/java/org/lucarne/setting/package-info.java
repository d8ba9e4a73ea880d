/** Every setting of the program: read from the environment once, checked, and typed. */
@NullMarked
package org.lucarne.setting;

import org.jspecify.annotations.NullMarked;
