-- 批示: what a leader orders about a problem, with a day where one is named; who handles
-- it says 收到, and answers.
CREATE TABLE directive (
    id       {{id}},
    problem  BIGINT NOT NULL REFERENCES record (id),
    leader   BIGINT NOT NULL REFERENCES person (id),
    words    TEXT   NOT NULL,
    given    TEXT   NOT NULL,
    due      TEXT   NOT NULL DEFAULT '',
    seen     TEXT   NOT NULL DEFAULT '',
    answered TEXT   NOT NULL DEFAULT '',
    told     BOOLEAN NOT NULL DEFAULT FALSE -- that its day is near
);
CREATE INDEX directive_problem ON directive (problem);
CREATE INDEX directive_leader ON directive (leader) WHERE answered = '';
CREATE INDEX directive_owed ON directive (due) WHERE answered = '' AND due <> '';
