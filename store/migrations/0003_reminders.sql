-- 一次触发: each time a reminder rule fell due. unique (rule, due): it happens once.
CREATE TABLE firing (
    rule  TEXT   NOT NULL,
    due   BIGINT NOT NULL,
    state TEXT   NOT NULL, -- open: in the middle of its chunks; done; missed
    after BIGINT NOT NULL DEFAULT 0, -- the last id its chunks have passed
    sent  BIGINT NOT NULL DEFAULT 0,
    ended BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (rule, due)
);

-- Cards nobody asked for wait for their turn and have a time after which they
-- are of no use.
ALTER TABLE card ADD COLUMN priority  BIGINT NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN not_after BIGINT NOT NULL DEFAULT 0;
CREATE INDEX card_planned ON card (channel, not_before, chat) WHERE version <> shown AND not_before > 0;
-- Which cards show a record, and which card a message shows.
CREATE INDEX card_key ON card (key);
CREATE INDEX card_message ON card (channel, chat, message);
