-- 本单位自设指标. One that is set aside is no longer read; records keep it.
CREATE TABLE indicator (
    id     {{id}},
    name   TEXT    NOT NULL UNIQUE,
    kind   TEXT    NOT NULL,
    type   TEXT    NOT NULL DEFAULT '',
    unit   TEXT    NOT NULL,
    words  TEXT    NOT NULL,
    adds   TEXT    NOT NULL DEFAULT '',
    aside  BOOLEAN NOT NULL DEFAULT FALSE
);
