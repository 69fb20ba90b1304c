-- What the best weights predict, as JSON, where it was looked at.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS predictions CHARACTER LARGE OBJECT;
