-- What is to be drawn next in a chat, in its order, as outbox_chat has it: SQLite
-- chose card_message before, and read every card that the chat ever had.
DROP INDEX card_chat;
CREATE INDEX card_next ON card (channel, chat, priority, queued) WHERE version <> shown;

-- A card that no message shows is not found by its message: a new one needs no
-- place in that index, and what waits is not looked up there.
DROP INDEX card_message;
CREATE INDEX card_message ON card (channel, chat, message) WHERE message <> 0;
