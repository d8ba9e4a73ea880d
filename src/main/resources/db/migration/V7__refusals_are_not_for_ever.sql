-- Which generation of the program refused a picture: a later one shows more kinds, and takes up again what
-- an older one refused. Empty: the generation before they were counted.
ALTER TABLE stored_object ADD refused_by integer;

CREATE INDEX stored_object_refused ON stored_object (id)
  WHERE state = 'refused' AND rendition = 'display';
