-- What was amiss that did not end the trial, as JSON.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS warnings CHARACTER LARGE OBJECT;
