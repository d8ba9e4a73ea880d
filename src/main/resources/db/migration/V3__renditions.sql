-- Renditions that the server makes of managed originals. The program of the version before goes on
-- working beside it, as long as it makes none.

-- making: the server will make it; refused: it cannot be made, and refusal says why. Whoever makes
-- it has its row to itself until next_attempt_at. Width and height of what was made, in pixels.
ALTER TABLE stored_object
  DROP CONSTRAINT stored_object_state_check,
  DROP CONSTRAINT stored_object_check1,
  ADD refusal          text,
  ADD width            integer      CHECK (width > 0),
  ADD height           integer      CHECK (height > 0),
  ADD attempts         integer      NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  ADD next_attempt_at  timestamptz,
  ADD CONSTRAINT stored_object_state_check
    CHECK (state IN ('awaited', 'stored', 'making', 'refused')),
  ADD CHECK (state <> 'stored'
             OR (stored_bytes IS NOT NULL AND stored_digest IS NOT NULL AND stored_at IS NOT NULL)),
  ADD CHECK ((state = 'refused') = (refusal IS NOT NULL));

CREATE INDEX stored_object_making ON stored_object (id)
  WHERE state = 'making' AND rendition = 'display';

INSERT INTO stored_object (share_id, position, rendition, state)
  SELECT o.share_id, o.position, r.rendition, 'making'
  FROM stored_object o
  JOIN share s ON s.id = o.share_id AND s.custody = 'managed' AND s.state <> 'deleted'
  CROSS JOIN (VALUES ('display'), ('thumbnail')) AS r (rendition)
  WHERE o.rendition = 'original' AND o.state = 'stored'
  ORDER BY o.id, r.rendition;

-- What a link's holder may keep. NULL: the column download says it, of a link of the version before.
ALTER TABLE link
  ADD downloads text CHECK (downloads IN ('original', 'display', 'none'));
