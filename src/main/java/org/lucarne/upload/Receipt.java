package org.lucarne.upload;

import org.lucarne.object.StoredContent;

/**
 * The server has these bytes and answers for them until expiry.
 *
 * @param repeated whether it had them before
 */
record Receipt(StoredContent content, boolean repeated) {}
