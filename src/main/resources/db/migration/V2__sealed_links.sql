-- Sealed custody. Everything is added: a program of the version before goes on working beside it.

-- The server never holds the key of a sealed share.
ALTER TABLE share ADD CHECK (custody <> 'sealed' OR (wrapped_key IS NULL AND key_name IS NULL));

-- access_digest tells a sealed link; gate_digest, one with a passphrase. The capsule is wrapped as
-- share keys are, and destroyed with the link or its share. failed_attempts counts wrong access
-- keys behind a right gate key; until next_attempt_at none is looked at.
ALTER TABLE link
  ADD capsule_key_name  text,
  ADD wrapped_capsule   bytea,
  ADD access_digest     bytea       CHECK (octet_length(access_digest) = 32),
  ADD gate_digest       bytea       CHECK (octet_length(gate_digest) = 32),
  ADD failed_attempts   integer     NOT NULL DEFAULT 0 CHECK (failed_attempts >= 0),
  ADD next_attempt_at   timestamptz,
  ADD CHECK ((wrapped_capsule IS NULL) = (capsule_key_name IS NULL)),
  ADD CHECK (access_digest IS NOT NULL OR (wrapped_capsule IS NULL AND gate_digest IS NULL)),
  ADD CHECK (revoked_at IS NULL OR wrapped_capsule IS NULL);

-- Whoever knows the path can ask again and again; the owner is told once.
CREATE UNIQUE INDEX event_code_exposed ON event (link_id) WHERE type = 'code-exposed';
