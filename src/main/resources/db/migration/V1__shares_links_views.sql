-- Ids are 16 random bytes in base64url. Digests are SHA-256. Instants come from the application as
-- parameters (package time), never from now(), so that one clock decides everything.

CREATE TABLE access_token (
  id           text        PRIMARY KEY,
  owner        text        NOT NULL,
  label        text        NOT NULL,
  digest       bytea       NOT NULL UNIQUE CHECK (octet_length(digest) = 32),
  scopes       text        NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz
);

CREATE TABLE share (
  id           text        PRIMARY KEY,
  owner        text        NOT NULL,
  custody      text        NOT NULL CHECK (custody IN ('sealed', 'managed')),
  state        text        NOT NULL CHECK (state IN ('open', 'complete', 'deleted')),
  key_name     text,
  wrapped_key  bytea,
  created_at   timestamptz NOT NULL,
  upload_by    timestamptz NOT NULL,
  completed_at timestamptz,
  expires_at   timestamptz NOT NULL,
  delete_at    timestamptz NOT NULL CHECK (delete_at >= expires_at),
  deleted_at   timestamptz,
  -- A deleted share has no key, and only a deleted one has none: deleting is destroying the key.
  CHECK (custody <> 'managed' OR (state = 'deleted') = (wrapped_key IS NULL)),
  CHECK ((state = 'deleted') = (deleted_at IS NOT NULL))
);
CREATE INDEX share_newest_of_owner ON share (owner, created_at DESC, id DESC);
CREATE INDEX share_to_delete ON share (delete_at) WHERE state <> 'deleted';
CREATE INDEX share_to_abandon ON share (upload_by) WHERE state = 'open';
CREATE INDEX share_to_purge ON share (deleted_at) WHERE state = 'deleted';

-- Position 0 is the manifest.
CREATE TABLE stored_object (
  id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  share_id         text        NOT NULL REFERENCES share ON DELETE CASCADE,
  position         integer     NOT NULL CHECK (position >= 0),
  rendition        text        NOT NULL
                   CHECK (rendition IN ('original', 'display', 'thumbnail', 'manifest')),
  state            text        NOT NULL CHECK (state IN ('awaited', 'stored')),
  declared_bytes   bigint,
  declared_digest  bytea       CHECK (octet_length(declared_digest) = 32),
  storage_key      text        UNIQUE,
  stored_bytes     bigint,
  stored_digest    bytea       CHECK (octet_length(stored_digest) = 32),
  plaintext_bytes  bigint,
  media_type       text,
  stored_at        timestamptz,
  UNIQUE (share_id, position, rendition),
  CHECK ((position = 0) = (rendition = 'manifest')),
  CHECK (state = 'awaited'
         OR (stored_bytes IS NOT NULL AND stored_digest IS NOT NULL AND stored_at IS NOT NULL))
);

-- One row for each transfer under way: what a crash leaves in storage is found by it.
CREATE TABLE transfer (
  storage_key  text        PRIMARY KEY,
  share_id     text        NOT NULL,
  started_at   timestamptz NOT NULL,
  dead_at      timestamptz NOT NULL
);
CREATE INDEX transfer_dead ON transfer (dead_at);

-- The public halves of share keys already seen, for as long as the server identity that could open
-- their capsules exists.
CREATE TABLE known_share_key (
  digest         bytea       PRIMARY KEY CHECK (octet_length(digest) = 32),
  identity_name  text        NOT NULL
);

CREATE TABLE idempotency_key (
  owner           text        NOT NULL,
  key             text        NOT NULL,
  request_digest  bytea       NOT NULL,
  share_id        text        NOT NULL REFERENCES share ON DELETE CASCADE,
  created_at      timestamptz NOT NULL,
  PRIMARY KEY (owner, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- expires_at NULL: the link follows its share.
CREATE TABLE link (
  id          text        PRIMARY KEY,
  share_id    text        NOT NULL REFERENCES share ON DELETE CASCADE,
  kid         integer     NOT NULL CHECK (kid BETWEEN 0 AND 247),
  label       text,
  max_views   integer     CHECK (max_views > 0),
  views       integer     NOT NULL DEFAULT 0 CHECK (views >= 0),
  download    boolean     NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz,
  revoked_at  timestamptz,
  CHECK (max_views IS NULL OR views <= max_views)
);
CREATE INDEX link_of_share ON link (share_id, created_at DESC, id DESC);

-- A view reserves one of the link's views until reserved_until; counted_at says that it used it.
CREATE TABLE view (
  id              text        PRIMARY KEY,
  link_id         text        NOT NULL REFERENCES link ON DELETE CASCADE,
  cookie_digest   bytea       NOT NULL CHECK (octet_length(cookie_digest) = 32),
  network         bytea       NOT NULL,
  created_at      timestamptz NOT NULL,
  last_seen_at    timestamptz NOT NULL,
  reserved_until  timestamptz NOT NULL,
  counted_at      timestamptz
);
CREATE INDEX view_reserved ON view (link_id, reserved_until) WHERE counted_at IS NULL;
CREATE INDEX view_age ON view (created_at);

-- Append-only. A view serves a picture many times and is recorded once for each.
CREATE TABLE event (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  share_id   text        NOT NULL REFERENCES share ON DELETE CASCADE,
  at         timestamptz NOT NULL,
  type       text        NOT NULL,
  link_id    text,
  view_id    text,
  position   integer,
  rendition  text
);
CREATE INDEX event_of_share ON event (share_id, id);
CREATE UNIQUE INDEX event_once_a_view
  ON event (view_id, type, position, rendition) NULLS NOT DISTINCT WHERE view_id IS NOT NULL;
