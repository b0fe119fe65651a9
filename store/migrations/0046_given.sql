-- The greatest id of a table on a server, where a program gives the ids itself. On a file this
-- table stays empty.
CREATE TABLE given (
    name TEXT   NOT NULL PRIMARY KEY,
    n    BIGINT NOT NULL
);
