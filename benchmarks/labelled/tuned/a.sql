-- expect: delete-without-where
DELETE FROM users;
-- silent
DELETE FROM users WHERE id = 1;
-- expect: drop-table
DROP TABLE users;
-- expect: blocking-index
CREATE INDEX i ON users (email);
-- silent
CREATE INDEX CONCURRENTLY j ON users (email);
-- expect: required-column
ALTER TABLE users ADD COLUMN a int NOT NULL;
