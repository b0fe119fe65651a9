-- 总结: what a person wrote of 三、存在问题 and 四、下步工作 of a period.
CREATE TABLE summary (
    since    TEXT   NOT NULL,
    until    TEXT   NOT NULL,
    problems TEXT   NOT NULL,
    next     TEXT   NOT NULL,
    person   BIGINT NOT NULL REFERENCES person (id),
    at       BIGINT NOT NULL,
    PRIMARY KEY (since, until)
);
