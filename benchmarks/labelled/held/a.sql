-- expect: update-without-where
UPDATE orders SET state = 'old';
-- silent
INSERT INTO orders (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET state = 'new';
-- expect: always-true-where
DELETE FROM orders WHERE id = 1 OR 'a' = 'a';
-- expect: truncate
TRUNCATE TABLE orders CASCADE;
-- expect: drop-column
ALTER TABLE orders DROP COLUMN IF EXISTS state;
-- expect: rename
ALTER TABLE orders RENAME COLUMN state TO status;
-- expect: column-type-change
ALTER TABLE orders ALTER COLUMN total TYPE numeric(10, 2);
-- expect: foreign-key-check
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id);
-- silent
ALTER TABLE orders ADD CONSTRAINT fk2 FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;
-- expect: blocking-constraint
ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0);
-- expect: set-not-null
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
-- expect: grant-all-to-public
GRANT ALL PRIVILEGES ON orders TO PUBLIC;
-- silent
REVOKE ALL ON orders FROM PUBLIC;
-- expect: program-execution
COPY orders TO PROGRAM 'gzip > /tmp/orders.gz';
-- silent
COPY orders TO STDOUT;
-- expect: row-security-off
ALTER TABLE orders DISABLE ROW LEVEL SECURITY;
-- silent
SELECT * FROM orders WHERE id = 1 FOR UPDATE;
-- expect: security-definer
CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;
-- silent
CREATE FUNCTION g() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$ SELECT 1 $$;
