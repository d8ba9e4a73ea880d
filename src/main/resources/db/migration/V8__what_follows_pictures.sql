-- How many bytes the original has behind the end of its picture; found out with the rest of V6. The
-- program of the version before leaves it empty.
ALTER TABLE stored_object ADD trailing_bytes bigint CHECK (trailing_bytes >= 0);
