-- 放假安排: the days that the notice of a year names, off or worked. A notice may
-- name days of the December before.
CREATE TABLE holiday (
    day  TEXT    NOT NULL PRIMARY KEY,
    name TEXT    NOT NULL,
    off  BOOLEAN NOT NULL,
    year TEXT    NOT NULL
);
