-- The trial whose epochs the first ones are, and how many, as JSON.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS origin CHARACTER VARYING;
