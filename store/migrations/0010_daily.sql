-- 日累计: what the records of a day add to each number, point by point; point 0
-- is all of them together, -1 those that need no point. It is written with the
-- records, so that what a week adds up to costs as much as a week.
CREATE TABLE daily (
    point   BIGINT NOT NULL,
    day     TEXT   NOT NULL,
    name    TEXT   NOT NULL,
    n       BIGINT NOT NULL,
    records BIGINT NOT NULL, -- how many say it: 0 that was said is not the same as nothing
    PRIMARY KEY (point, day, name)
);
CREATE INDEX daily_name ON daily (name, day, point);

-- One record may hold two values of one name, of two 口径.
CREATE TABLE figure_new (
    record  BIGINT  NOT NULL REFERENCES record (id),
    name    TEXT    NOT NULL,
    value   BIGINT  NOT NULL,
    approx  BOOLEAN NOT NULL DEFAULT FALSE,
    caliber TEXT    NOT NULL DEFAULT '',
    place   BIGINT  NOT NULL DEFAULT 0,
    PRIMARY KEY (record, name, caliber)
);
INSERT INTO figure_new (record, name, value, approx, caliber, place)
    SELECT record, name, value, approx, caliber, place FROM figure;
DROP TABLE figure;
ALTER TABLE figure_new RENAME TO figure;

-- 口径选择: which of several values of one name somebody decided on for a period.
CREATE TABLE choice (
    name    TEXT   NOT NULL,
    since   TEXT   NOT NULL,
    until   TEXT   NOT NULL,
    caliber TEXT   NOT NULL,
    record  BIGINT NOT NULL, -- 0: whatever records are of the 口径
    person  BIGINT NOT NULL REFERENCES person (id),
    at      BIGINT NOT NULL,
    PRIMARY KEY (name, since, until)
);

CREATE INDEX record_activity ON record (type, day) WHERE kind = 'activity';
CREATE INDEX record_own ON record (author, day);
CREATE INDEX problem_onspot ON problem (onspot) WHERE onspot IS NOT NULL;

-- The records of a point.
DROP INDEX record_visits;
CREATE INDEX record_point ON record (point, kind, day);

-- The point stands with the problem too, so that what is 在办 at a point is counted
-- without its records.
ALTER TABLE problem ADD COLUMN point BIGINT REFERENCES point (id);
UPDATE problem SET point = (SELECT r.point FROM record r WHERE r.id = problem.record);
CREATE INDEX problem_pending ON problem (point, due) WHERE done = '' AND ended = '';
