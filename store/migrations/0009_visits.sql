-- Visits at a point.
CREATE INDEX record_visits ON record (point, day) WHERE kind = 'visit';
