-- 本期不适用: what is not asked for in a period, and why; of a 党组织, or of a
-- point where visits are owed. Taken back, it keeps its row.
CREATE TABLE waiver (
    id          {{id}},
    org         BIGINT REFERENCES org (id),
    point       BIGINT REFERENCES point (id),
    rule        TEXT   NOT NULL,
    party_group BIGINT NOT NULL DEFAULT 0,
    since       TEXT   NOT NULL,
    until       TEXT   NOT NULL,
    reason      TEXT   NOT NULL,
    person      BIGINT NOT NULL REFERENCES person (id),
    at          BIGINT NOT NULL,
    revoked     BIGINT NOT NULL DEFAULT 0,
    CHECK ((org IS NULL) <> (point IS NULL))
);
CREATE UNIQUE INDEX waiver_org ON waiver (org, rule, party_group, since) WHERE revoked = 0;
CREATE UNIQUE INDEX waiver_point ON waiver (point, rule, since) WHERE revoked = 0;
CREATE INDEX waiver_until ON waiver (until) WHERE revoked = 0;

-- What a 党组织 held.
CREATE INDEX record_org ON record (org, day) WHERE kind = 'meeting';
