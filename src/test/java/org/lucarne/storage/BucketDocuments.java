package org.lucarne.storage;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** What {@link S3Capabilities} asks servers to remember about a bucket or an object. */
final class BucketDocuments {
  static final String TAGS =
      "<Tagging><TagSet><Tag><Key>kind</Key><Value>lucarne</Value></Tag></TagSet></Tagging>";

  static final String EXPIRY =
      """
      <LifecycleConfiguration><Rule><ID>a</ID><Filter><Prefix>x/</Prefix></Filter>\
      <Status>Enabled</Status><Expiration><Days>7</Days></Expiration></Rule>\
      </LifecycleConfiguration>\
      """;

  static final String ABORT =
      """
      <LifecycleConfiguration><Rule><ID>a</ID><Filter><Prefix>x/</Prefix></Filter>\
      <Status>Enabled</Status><AbortIncompleteMultipartUpload><DaysAfterInitiation>1\
      </DaysAfterInitiation></AbortIncompleteMultipartUpload></Rule></LifecycleConfiguration>\
      """;

  static final String VERSIONS =
      "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";

  /** For one bucket, whose name is to be filled in. */
  static final String EVERYBODY_READS =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},\
      "Action":["s3:GetObject"],"Resource":["arn:aws:s3:::%s/*"]}]}\
      """;

  private BucketDocuments() {}

  /** What some of these requests must carry. */
  static String md5(byte[] bytes) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
