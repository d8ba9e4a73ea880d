-- Events in a partition for each month: the index that grows stays small, and the space of a month
-- whose shares are gone goes back to the disk. A program of the version before goes on working
-- beside it: what it leaves out has a default.

ALTER TABLE event RENAME TO event_before_months;
ALTER INDEX event_of_share RENAME TO event_before_months_of_share;
DROP INDEX event_once_a_view, event_code_exposed;
ALTER TABLE event_before_months
  DROP CONSTRAINT event_pkey,
  ALTER COLUMN id DROP IDENTITY,
  ADD COLUMN month date NOT NULL DEFAULT '2000-01-01';

CREATE SEQUENCE event_id;
SELECT setval('event_id', (SELECT coalesce(max(id), 0) + 1 FROM event_before_months), false);

-- month is the first day of the month, in UTC, in which the event happened. It stands beside the
-- instant because uniqueness holds within a partition: once a view, and once a link, in a month.
CREATE TABLE event (
  id         bigint      NOT NULL DEFAULT nextval('event_id'),
  share_id   text        NOT NULL REFERENCES share ON DELETE CASCADE,
  at         timestamptz NOT NULL,
  type       text        NOT NULL,
  link_id    text,
  view_id    text,
  position   integer,
  rendition  text,
  month      date        NOT NULL DEFAULT date_trunc('month', now() AT TIME ZONE 'UTC')::date
             CONSTRAINT event_month CHECK (extract(day FROM month) = 1),
  PRIMARY KEY (id, month)
) PARTITION BY RANGE (month);
ALTER SEQUENCE event_id OWNED BY event.id;
CREATE INDEX event_of_share ON event (share_id, id);
CREATE UNIQUE INDEX event_once_a_view
  ON event (view_id, type, position, rendition, month) NULLS NOT DISTINCT
  WHERE view_id IS NOT NULL;
CREATE UNIQUE INDEX event_code_exposed ON event (link_id, month) WHERE type = 'code-exposed';

ALTER TABLE event_before_months
  ADD CONSTRAINT event_month CHECK (extract(day FROM month) = 1);
ALTER TABLE event ATTACH PARTITION event_before_months FOR VALUES FROM (MINVALUE) TO ('2000-02-01');
-- A net: an event is never refused because nobody made its month in time.
CREATE TABLE event_of_no_month PARTITION OF event DEFAULT;

-- Both functions act with the rights of whoever migrates, so that the service needs none to make or
-- drop tables. Whoever changes a partition locks event and, for the foreign key, share. Waiting for
-- one while holding the other would deadlock with writers, so it is all at once or not now: false
-- and 0 are answers, and the next sweep asks again.
CREATE FUNCTION make_event_month(first date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  partition text := 'event_' || to_char(first, 'YYYY_MM');
  next date := (first + interval '1 month')::date;
BEGIN
  IF to_regclass(partition) IS NOT NULL
     OR EXISTS (SELECT FROM event_of_no_month e WHERE e.month >= first AND e.month < next) THEN
    RETURN false;
  END IF;
  LOCK TABLE share IN SHARE ROW EXCLUSIVE MODE NOWAIT;
  LOCK TABLE event IN ACCESS EXCLUSIVE MODE NOWAIT;
  EXECUTE format('CREATE TABLE %I PARTITION OF event FOR VALUES FROM (%L) TO (%L)',
                 partition, first, next);
  RETURN true;
EXCEPTION
  WHEN lock_not_available OR duplicate_table THEN RETURN false;
END $$;

-- Drops the months before the given one that hold no event any more; answers how many.
CREATE FUNCTION drop_empty_event_months(before date) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  partition regclass;
  used boolean;
  dropped integer := 0;
BEGIN
  FOR partition IN
    SELECT c.oid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'event'::regclass
      AND (c.relname = 'event_before_months'
           OR (c.relname ~ '^event_\d{4}_\d{2}$'
               AND c.relname < 'event_' || to_char(before, 'YYYY_MM')))
  LOOP
    -- Without a lock first: nearly always there is something, and nobody has to wait.
    EXECUTE format('SELECT EXISTS (SELECT FROM %s)', partition) INTO used;
    IF NOT used THEN
      LOCK TABLE share, event IN ACCESS EXCLUSIVE MODE NOWAIT;
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', partition) INTO used;
      IF NOT used THEN
        EXECUTE format('DROP TABLE %s', partition);
        dropped := dropped + 1;
      END IF;
    END IF;
  END LOOP;
  RETURN dropped;
EXCEPTION
  WHEN lock_not_available THEN RETURN 0;
END $$;

SELECT make_event_month((date_trunc('month', now() AT TIME ZONE 'UTC') + m * interval '1 month')::date)
FROM generate_series(0, 2) AS m;
