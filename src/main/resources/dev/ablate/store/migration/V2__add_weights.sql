-- SHA-256 of the file with the best epoch's weights, where they are stored.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS weights CHARACTER VARYING;
