-- 搁下的卡片: a face that the channel will never take, until somebody sees to it.
CREATE INDEX card_aside ON card (queued) WHERE version = shown AND fault <> '' AND fault <> 'expired';

-- Drafts that are done lose what was said: the record has it, or nobody.
ALTER TABLE draft ADD COLUMN cleared BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX draft_said ON draft (changed) WHERE NOT cleared AND state <> 'open';

-- What refers to a record that is to be forgotten.
CREATE INDEX problem_original ON problem (original) WHERE original IS NOT NULL;
