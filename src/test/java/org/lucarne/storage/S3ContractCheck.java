package org.lucarne.storage;

/** The contract, run against the bucket that {@link CheckS3} was told to look at. */
class S3ContractCheck extends ObjectStoreContract {

  @Override
  public ObjectStore store() {
    return CheckS3.store();
  }
}
