/** Who is calling: access tokens of owners, upload tokens of shares. */
@NullMarked
package org.lucarne.sender;

import org.jspecify.annotations.NullMarked;
