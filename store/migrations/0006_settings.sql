-- 个人设置: what a person prefers, by name; what is not set has no row.
CREATE TABLE preference (
    person BIGINT NOT NULL REFERENCES person (id),
    name   TEXT   NOT NULL,
    value  TEXT   NOT NULL,
    PRIMARY KEY (person, name)
);
