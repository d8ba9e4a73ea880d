/** What pages say and show: words, the models of templates, styles and scripts. */
@NullMarked
package org.lucarne.page;

import org.jspecify.annotations.NullMarked;
