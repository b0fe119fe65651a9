-- Until when a 换届 is put off (延期), as whoever answers for the 党组织 said; '' where
-- nobody did.
ALTER TABLE org ADD COLUMN extended TEXT NOT NULL DEFAULT '';
