-- Other services name chats, messages and updates by words, and we number them. The number of a
-- chat stays for ever; that of an update, and of the message it brought, is forgotten after a time.
CREATE TABLE peer (
    id      {{id}},
    channel TEXT   NOT NULL,
    kind    TEXT   NOT NULL,
    remote  TEXT   NOT NULL,
    seen    BIGINT NOT NULL,
    UNIQUE (channel, kind, remote)
);

-- A short code that can be typed is for one channel, whose people are of one organisation. ''
-- is a code that is a secret on every channel.
ALTER TABLE invite ADD COLUMN channel TEXT NOT NULL DEFAULT '';
