-- SHA-256 of what is known of the trial, by which damage to its rows is noticed.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS digest CHARACTER VARYING;
