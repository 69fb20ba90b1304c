-- Update and SHA-256 of the checkpoints that training can go on from, as JSON.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS states CHARACTER VARYING;
