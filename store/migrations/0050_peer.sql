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
