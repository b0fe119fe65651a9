-- Whom a message or a card was made for, and what they could see then: it is
-- shown to nobody else, and no more once they may see less. What a program made
-- that did not write this down is of those who have the chat now.
ALTER TABLE outbox ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN sight TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
ALTER TABLE card ADD COLUMN sight TEXT NOT NULL DEFAULT '';

UPDATE outbox SET owner = coalesce((SELECT person.id FROM person
    WHERE person.channel = outbox.channel AND person.chat = outbox.chat AND person.chat <> 0 AND person.active), 0)
    WHERE waiting OR aside;
UPDATE card SET owner = coalesce((SELECT person.id FROM person
    WHERE person.channel = card.channel AND person.chat = card.chat AND person.chat <> 0 AND person.active), 0);

-- Nobody has the chat: it was of somebody who left. An invitation is a stranger's.
DELETE FROM outbox WHERE waiting AND owner = 0;
DELETE FROM card WHERE owner = 0 AND key <> 'i';
