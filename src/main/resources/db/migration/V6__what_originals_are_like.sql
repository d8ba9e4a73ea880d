-- What was found out while the display rendition was made, of which the row tells it: how many pages the
-- original has, whether they are meant to follow one another, and whether it ends early. The program of
-- the version before leaves them empty.
ALTER TABLE stored_object
  ADD pages      integer CHECK (pages > 0),
  ADD moving     boolean,
  ADD incomplete boolean;
