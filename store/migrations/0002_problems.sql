-- 问题跟到销号: who handles it, how it ended, what is asked for it meanwhile.
ALTER TABLE problem ADD COLUMN handler  BIGINT REFERENCES person (id);
ALTER TABLE problem ADD COLUMN done     TEXT NOT NULL DEFAULT ''; -- 办结日
ALTER TABLE problem ADD COLUMN entered  TEXT NOT NULL DEFAULT ''; -- when 办结 was entered
ALTER TABLE problem ADD COLUMN closing  TEXT NOT NULL DEFAULT ''; -- how it was 销号
ALTER TABLE problem ADD COLUMN closer   BIGINT REFERENCES person (id);
ALTER TABLE problem ADD COLUMN remark   TEXT NOT NULL DEFAULT ''; -- 转介去向, or why 不予受理 or 重开
ALTER TABLE problem ADD COLUMN original BIGINT REFERENCES record (id); -- 重复: of which
ALTER TABLE problem ADD COLUMN wish     TEXT NOT NULL DEFAULT ''; -- 延期: the due day asked for
ALTER TABLE problem ADD COLUMN wished   TEXT NOT NULL DEFAULT ''; -- and when that was asked
ALTER TABLE problem ADD COLUMN nudged   TEXT NOT NULL DEFAULT ''; -- the day it was last 催
ALTER TABLE problem ADD COLUMN soon     TEXT NOT NULL DEFAULT ''; -- the due day told of as near
ALTER TABLE problem ADD COLUMN late     TEXT NOT NULL DEFAULT ''; -- the due day told of as overdue
ALTER TABLE problem ADD COLUMN firm     TEXT NOT NULL DEFAULT ''; -- 涉及企业
ALTER TABLE problem ADD COLUMN source   TEXT NOT NULL DEFAULT ''; -- 走访, 会议, 来电
ALTER TABLE problem ADD COLUMN raised   TEXT NOT NULL DEFAULT ''; -- 反映人, a role

UPDATE problem SET done = ended, entered = ended WHERE state IN ('已办结', '已销号');
UPDATE problem SET ended = '' WHERE state = '已办结';
UPDATE problem SET closing = '现场解决' WHERE state = '已销号' AND onspot IS NOT NULL;

DROP INDEX problem_open;
DROP INDEX problem_ended;
CREATE INDEX problem_open ON problem (due) WHERE done = '' AND ended = '';
CREATE INDEX problem_check ON problem (entered) WHERE done <> '' AND ended = '';
CREATE INDEX problem_wish ON problem (wished) WHERE wish <> '';
CREATE INDEX problem_done ON problem (done) WHERE done <> '';
CREATE INDEX problem_ended ON problem (ended) WHERE ended <> '';

-- 协办: the units asked to help, each with a due day of its own.
CREATE TABLE help (
    problem BIGINT NOT NULL REFERENCES record (id),
    unit    BIGINT NOT NULL REFERENCES unit (id),
    asked   TEXT   NOT NULL,
    due     TEXT   NOT NULL,
    done    TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (problem, unit)
);
CREATE INDEX help_unit ON help (unit) WHERE done = '';

-- What a person is to hear about a record with their next list message; card is
-- the card that says it, '' until there is one.
CREATE TABLE notice (
    id     {{id}},
    person BIGINT NOT NULL REFERENCES person (id),
    record BIGINT NOT NULL REFERENCES record (id),
    what   TEXT   NOT NULL,
    at     BIGINT NOT NULL,
    card   TEXT   NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX notice_waiting ON notice (person, record, what) WHERE card = '';
CREATE INDEX notice_person ON notice (person, id);

-- 经过: what the program does by itself has no person.
CREATE TABLE history_new (
    id      {{id}},
    record  BIGINT NOT NULL REFERENCES record (id),
    at      BIGINT NOT NULL,
    person  BIGINT REFERENCES person (id),
    what    TEXT   NOT NULL,
    before  TEXT   NOT NULL DEFAULT '',
    after   TEXT   NOT NULL DEFAULT '',
    message BIGINT NOT NULL DEFAULT 0
);
INSERT INTO history_new (id, record, at, person, what, before, after, message)
    SELECT id, record, at, person, what, before, after, message FROM history;
DROP TABLE history;
ALTER TABLE history_new RENAME TO history;
CREATE INDEX history_record ON history (record);

-- A photo may join a record without a draft: as a reply to its card.
CREATE TABLE attachment_new (
    id     {{id}},
    draft  BIGINT REFERENCES draft (id),
    record BIGINT REFERENCES record (id),
    kind   TEXT   NOT NULL,
    file   TEXT   NOT NULL,
    name   TEXT   NOT NULL DEFAULT '',
    at     BIGINT NOT NULL
);
INSERT INTO attachment_new (id, draft, record, kind, file, name, at)
    SELECT id, draft, record, kind, file, name, at FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_draft ON attachment (draft);
CREATE INDEX attachment_record ON attachment (record);
