-- What storage would not delete is tried again after a pause that grows, so that it holds up nothing
-- else. The program of the version before goes on trying it in every sweep.
ALTER TABLE stored_object
  ADD delete_attempts integer NOT NULL DEFAULT 0 CHECK (delete_attempts >= 0),
  ADD delete_again_at timestamptz;

CREATE INDEX stored_object_undeleted ON stored_object (delete_again_at)
  WHERE delete_again_at IS NOT NULL;
