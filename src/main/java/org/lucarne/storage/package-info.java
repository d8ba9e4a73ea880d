/** The object store port, and behind it local files or an S3 server. */
@NullMarked
package org.lucarne.storage;

import org.jspecify.annotations.NullMarked;
