-- What the talk in a chat is about: what was saved, shown, listed and asked for
-- last, newest first. It is of the person who had the chat then.
CREATE TABLE focus (
    channel TEXT   NOT NULL,
    chat    BIGINT NOT NULL,
    person  BIGINT NOT NULL,
    body    TEXT   NOT NULL,
    PRIMARY KEY (channel, chat)
);
