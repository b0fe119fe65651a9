-- What several programs on one PostgreSQL share. On a file these tables stay as they are.
-- The one row of writer is the lock of the writer, a clock that does not go back from one
-- machine to the next, and the greatest number given in the queues.
CREATE TABLE writer (
    id     BIGINT NOT NULL PRIMARY KEY,
    now    BIGINT NOT NULL,
    queued BIGINT NOT NULL
);
INSERT INTO writer (id, now, queued) VALUES (1, 0, 0);

-- The newest Tx that each program committed: a program whose COMMIT was not answered finds
-- here whether it was done.
CREATE TABLE program (
    name TEXT   NOT NULL PRIMARY KEY,
    done BIGINT NOT NULL,
    seen BIGINT NOT NULL
);

-- 轮值: what only one program does at a time, such as sending. term counts its holders, beat
-- their signs of life; since it is released holder is ''.
CREATE TABLE lease (
    name   TEXT   NOT NULL PRIMARY KEY,
    holder TEXT   NOT NULL,
    term   BIGINT NOT NULL,
    beat   BIGINT NOT NULL,
    until  BIGINT NOT NULL
);
