-- Small things (小事) have a lane of their own: small is '' for what is said, else
-- what of the chat it changes; a newer one takes its place.
ALTER TABLE outbox ADD COLUMN small TEXT NOT NULL DEFAULT '';
UPDATE outbox SET small = 'typing'   WHERE (waiting OR aside) AND body LIKE '{"kind":"typing"%';
UPDATE outbox SET small = 'react'    WHERE (waiting OR aside) AND body LIKE '{"kind":"react"%';
UPDATE outbox SET small = 'strip'    WHERE (waiting OR aside) AND body LIKE '{"kind":"strip"%';
UPDATE outbox SET small = 'commands' WHERE (waiting OR aside) AND body LIKE '{"kind":"commands"%';
DROP INDEX outbox_new;
CREATE INDEX outbox_new ON outbox (channel, queued, chat, priority, not_before, small) WHERE waiting;
DROP INDEX outbox_chat;
CREATE INDEX outbox_chat ON outbox (channel, chat, priority, queued) WHERE waiting AND small = '';
CREATE INDEX outbox_small ON outbox (channel, chat, not_before, queued) WHERE waiting AND small <> '';
