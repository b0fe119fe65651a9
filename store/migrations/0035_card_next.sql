-- What is to be drawn next in a chat, in its order, as outbox_chat has it: SQLite
-- chose card_message before, and read every card that the chat ever had.
DROP INDEX card_chat;
CREATE INDEX card_next ON card (channel, chat, priority, queued) WHERE version <> shown;
