-- Messages of all chats are numbered on, in one row for a bot: with its number first, what is new
-- stands at the end of the index, beside what is new of other chats. With the chat first each was
-- on another page, which is written for it alone.
DROP INDEX card_message;
CREATE INDEX card_message ON card (message, chat, channel) WHERE message <> 0;
DROP INDEX draft_message;
CREATE INDEX draft_message ON draft (message, chat, channel);
