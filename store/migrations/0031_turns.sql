-- The chats with updates that wait, one after the other: each has its turn.
CREATE INDEX inbox_chat ON inbox (channel, chat, id) WHERE undone;
