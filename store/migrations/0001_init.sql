-- One text for SQLite and PostgreSQL: instants are BIGINT Unix milliseconds,
-- days are TEXT YYYY-MM-DD, lists are JSON in TEXT. {{id}} is the one dialect
-- token. A table that other processes change has a row in revision.

CREATE TABLE revision (
    name TEXT   NOT NULL PRIMARY KEY,
    n    BIGINT NOT NULL
);

-- 收件: updates as received, handled in the order of id. A handled row keeps
-- its id and loses its body.
CREATE TABLE inbox (
    id         {{id}},
    channel    TEXT    NOT NULL,
    update_id  BIGINT  NOT NULL,
    chat       BIGINT  NOT NULL,
    received   BIGINT  NOT NULL,
    body       TEXT    NOT NULL,
    undone     BOOLEAN NOT NULL,
    aside      BOOLEAN NOT NULL DEFAULT FALSE,
    tries      BIGINT  NOT NULL DEFAULT 0,
    not_before BIGINT  NOT NULL DEFAULT 0,
    fault      TEXT    NOT NULL DEFAULT '',
    UNIQUE (channel, update_id)
);
CREATE INDEX inbox_undone ON inbox (id) WHERE undone;
CREATE INDEX inbox_aside ON inbox (id) WHERE aside;

-- 发件: messages that are no card, sent at least once and in order.
CREATE TABLE outbox (
    id         {{id}},
    channel    TEXT    NOT NULL,
    chat       BIGINT  NOT NULL,
    queued     BIGINT  NOT NULL,
    priority   BIGINT  NOT NULL,
    unique_key TEXT    UNIQUE,
    body       TEXT    NOT NULL,
    waiting    BOOLEAN NOT NULL,
    aside      BOOLEAN NOT NULL DEFAULT FALSE,
    not_before BIGINT  NOT NULL DEFAULT 0,
    not_after  BIGINT  NOT NULL DEFAULT 0,
    tries      BIGINT  NOT NULL DEFAULT 0,
    fault      TEXT    NOT NULL DEFAULT ''
);
CREATE INDEX outbox_new ON outbox (channel, queued, chat, priority, not_before) WHERE waiting;
CREATE INDEX outbox_chat ON outbox (channel, chat, priority, queued) WHERE waiting;
CREATE INDEX outbox_planned ON outbox (channel, not_before, chat) WHERE waiting AND not_before > 0;
CREATE INDEX outbox_aside ON outbox (id) WHERE aside;

-- Cards are state: the sender sends what is wanted when it is not shown.
CREATE TABLE card (
    channel TEXT    NOT NULL,
    chat    BIGINT  NOT NULL,
    key     TEXT    NOT NULL,
    message BIGINT  NOT NULL DEFAULT 0,
    wanted  TEXT    NOT NULL,
    version BIGINT  NOT NULL,
    shown   BIGINT  NOT NULL DEFAULT 0,
    queued  BIGINT  NOT NULL,
    place   BOOLEAN NOT NULL,
    not_before BIGINT NOT NULL DEFAULT 0,
    tries   BIGINT  NOT NULL DEFAULT 0,
    fault   TEXT    NOT NULL DEFAULT '',
    PRIMARY KEY (channel, chat, key)
);
CREATE INDEX card_due ON card (channel, queued, chat) WHERE version <> shown;
CREATE INDEX card_chat ON card (channel, chat, queued) WHERE version <> shown;

-- Chats that refuse what is sent: it waits until they are heard from again.
CREATE TABLE held (
    channel TEXT   NOT NULL,
    chat    BIGINT NOT NULL,
    since   BIGINT NOT NULL,
    PRIMARY KEY (channel, chat)
);

CREATE TABLE unit (
    id       {{id}},
    name     TEXT    NOT NULL UNIQUE,
    active   BOOLEAN NOT NULL DEFAULT TRUE
);

CREATE TABLE person (
    id        {{id}},
    name      TEXT    NOT NULL UNIQUE,
    active    BOOLEAN NOT NULL DEFAULT TRUE,
    channel   TEXT    NOT NULL DEFAULT '',
    chat      BIGINT  NOT NULL DEFAULT 0,
    joined    BIGINT  NOT NULL DEFAULT 0,
    reachable BOOLEAN NOT NULL DEFAULT FALSE,
    menu      TEXT    NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX person_chat ON person (channel, chat) WHERE chat <> 0;

CREATE TABLE point (
    id           {{id}},
    name         TEXT    NOT NULL UNIQUE,
    aliases      TEXT    NOT NULL DEFAULT '[]',
    kind         TEXT    NOT NULL DEFAULT '',
    trade        TEXT    NOT NULL DEFAULT '',
    confirmed    TEXT    NOT NULL DEFAULT '',
    confirmed_by TEXT    NOT NULL DEFAULT '',
    leader       BIGINT  REFERENCES person (id),
    section      BIGINT  REFERENCES unit (id),
    station      BIGINT  REFERENCES unit (id),
    responsible  BIGINT  REFERENCES person (id),
    active       BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE INDEX point_leader ON point (leader);
CREATE INDEX point_station ON point (station);

CREATE TABLE org (
    id           {{id}},
    name         TEXT    NOT NULL UNIQUE,
    aliases      TEXT    NOT NULL DEFAULT '[]',
    kind         TEXT    NOT NULL,
    point        BIGINT  NOT NULL REFERENCES point (id),
    parent       BIGINT  REFERENCES org (id),
    founded      TEXT    NOT NULL DEFAULT '',
    party_groups BIGINT  NOT NULL DEFAULT 0,
    committee    BOOLEAN NOT NULL DEFAULT FALSE,
    theme_day    BIGINT  NOT NULL DEFAULT 0,
    elected      TEXT    NOT NULL DEFAULT '',
    part_time    TEXT    NOT NULL DEFAULT '',
    joined_party TEXT    NOT NULL DEFAULT '',
    active       BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE INDEX org_point ON org (point);

-- Heads of a 支部 from a day on, so that a period's end can be asked for.
CREATE TABLE heads (
    org        BIGINT NOT NULL REFERENCES org (id),
    since      TEXT   NOT NULL,
    full_heads BIGINT NOT NULL,
    probation  BIGINT NOT NULL,
    came       BIGINT,
    went       BIGINT,
    PRIMARY KEY (org, since)
);

-- What a person is: a role in a unit or in a 党组织; one person may have several.
CREATE TABLE post (
    id     {{id}},
    person BIGINT  NOT NULL REFERENCES person (id),
    role   TEXT    NOT NULL,
    unit   BIGINT  REFERENCES unit (id),
    org    BIGINT  REFERENCES org (id),
    whole  BOOLEAN NOT NULL DEFAULT FALSE,
    active BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE INDEX post_person ON post (person);
CREATE INDEX post_unit ON post (unit);

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE invite (
    hash    TEXT   NOT NULL PRIMARY KEY,
    person  BIGINT NOT NULL REFERENCES person (id),
    made    BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    used    BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX invite_person ON invite (person);

-- 申请加入: a stranger who asked, until an admin answers.
CREATE TABLE request (
    id       {{id}},
    channel  TEXT   NOT NULL,
    chat     BIGINT NOT NULL,
    name     TEXT   NOT NULL,
    asked    BIGINT NOT NULL,
    answered BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX request_open ON request (channel, chat) WHERE answered = 0;

-- 草稿: one typed sentence, its items and what became of them.
CREATE TABLE draft (
    id      {{id}},
    channel TEXT   NOT NULL,
    chat    BIGINT NOT NULL,
    person  BIGINT NOT NULL REFERENCES person (id),
    message BIGINT NOT NULL,
    album   TEXT   NOT NULL DEFAULT '',
    state   TEXT   NOT NULL,
    changed BIGINT NOT NULL,
    body    TEXT   NOT NULL
);
CREATE INDEX draft_chat ON draft (channel, chat, id);
CREATE INDEX draft_message ON draft (channel, chat, message);
CREATE INDEX draft_open ON draft (channel, chat, id) WHERE state = 'open';

-- Every record there is; id is the #n that people see, one sequence over all
-- kinds. Nothing is ever deleted: withdrawn is when it was taken back.
CREATE TABLE record (
    id        {{id}},
    kind      TEXT   NOT NULL,
    type      TEXT   NOT NULL,
    point     BIGINT REFERENCES point (id),
    org       BIGINT REFERENCES org (id),
    day       TEXT   NOT NULL,
    text      TEXT   NOT NULL,
    detail    TEXT   NOT NULL DEFAULT '{}',
    author    BIGINT NOT NULL REFERENCES person (id),
    typist    BIGINT NOT NULL REFERENCES person (id),
    draft     BIGINT REFERENCES draft (id),
    created   BIGINT NOT NULL,
    withdrawn BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX record_day ON record (kind, day, point);
CREATE INDEX record_author ON record (author, id);
CREATE INDEX record_entered ON record (typist, id) WHERE typist <> author;

CREATE TABLE figure (
    record  BIGINT  NOT NULL REFERENCES record (id),
    name    TEXT    NOT NULL,
    value   BIGINT  NOT NULL,
    approx  BOOLEAN NOT NULL DEFAULT FALSE,
    caliber TEXT    NOT NULL DEFAULT '',
    place   BIGINT  NOT NULL DEFAULT 0,
    PRIMARY KEY (record, name)
);

CREATE TABLE problem (
    record BIGINT NOT NULL PRIMARY KEY REFERENCES record (id),
    state  TEXT   NOT NULL,
    unit   BIGINT REFERENCES unit (id),
    helper BIGINT REFERENCES unit (id),
    due    TEXT   NOT NULL,
    ended  TEXT   NOT NULL DEFAULT '',
    urgent BOOLEAN NOT NULL DEFAULT FALSE,
    onspot BIGINT REFERENCES record (id)
);
CREATE INDEX problem_open ON problem (unit, due) WHERE ended = '';
CREATE INDEX problem_ended ON problem (ended) WHERE ended <> '';

-- 经过: what happened to a record; it only grows.
CREATE TABLE history (
    id      {{id}},
    record  BIGINT NOT NULL REFERENCES record (id),
    at      BIGINT NOT NULL,
    person  BIGINT NOT NULL REFERENCES person (id),
    what    TEXT   NOT NULL,
    before  TEXT   NOT NULL DEFAULT '',
    after   TEXT   NOT NULL DEFAULT '',
    message BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX history_record ON history (record);

-- 附件: photos and files, by the channel's own file id.
CREATE TABLE attachment (
    id     {{id}},
    draft  BIGINT NOT NULL REFERENCES draft (id),
    record BIGINT REFERENCES record (id),
    kind   TEXT   NOT NULL,
    file   TEXT   NOT NULL,
    name   TEXT   NOT NULL DEFAULT '',
    at     BIGINT NOT NULL
);
CREATE INDEX attachment_draft ON attachment (draft);
CREATE INDEX attachment_record ON attachment (record);

-- A roster file that an admin sent, read and waiting for the admin's yes.
CREATE TABLE upload (
    id     {{id}},
    person BIGINT NOT NULL REFERENCES person (id),
    at     BIGINT NOT NULL,
    name   TEXT   NOT NULL,
    body   TEXT   NOT NULL
);

-- 日志: what admins and the program did to people, the roster and settings.
CREATE TABLE audit (
    id     {{id}},
    at     BIGINT NOT NULL,
    person BIGINT REFERENCES person (id),
    what   TEXT   NOT NULL,
    detail TEXT   NOT NULL DEFAULT ''
);
