-- 🔕 只发有变化的: who wants a digest only when something happened.
CREATE TABLE digest (
    person       BIGINT  NOT NULL PRIMARY KEY REFERENCES person (id),
    changes_only BOOLEAN NOT NULL
);
