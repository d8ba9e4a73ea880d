package org.lucarne.custody;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;

/**
 * Digests of the public halves of share keys already seen. Somebody with an old capsule and stolen
 * objects could otherwise declare a new share with it and let the server decrypt them.
 */
@ApplicationScoped
public class KnownShareKeys {
  private final EntityManager database;

  KnownShareKeys(EntityManager database) {
    this.database = database;
  }

  /** Remembers the key; false if it was known. Joins the transaction under way. */
  public boolean remember(Capsule capsule) {
    return database
            .createNativeQuery(
                """
                INSERT INTO known_share_key (digest, identity_name) VALUES (:digest, :identity)
                ON CONFLICT DO NOTHING
                """)
            .setParameter("digest", capsule.shareKey().recipientDigest())
            .setParameter("identity", capsule.identityName())
            .executeUpdate()
        == 1;
  }

  /** Forgets the keys whose capsules no identity of these names could open any more. */
  public int forgetAllBut(Set<String> identityNames) {
    return database
        .createNativeQuery("DELETE FROM known_share_key WHERE identity_name NOT IN (:names)")
        .setParameter("names", identityNames)
        .executeUpdate();
  }
}
