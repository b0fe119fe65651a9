-- Other services name chats, messages and updates by words, and we number them. The number of a
-- chat stays for ever; those of updates and of messages are forgotten after a time.
CREATE TABLE peer (
    id      {{id}},
    channel TEXT   NOT NULL,
    kind    TEXT   NOT NULL,
    remote  TEXT   NOT NULL,
    seen    BIGINT NOT NULL,
    UNIQUE (channel, kind, remote)
);
