-- Rows of an update, where they were found for `batch_size = auto`.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS batch_size INTEGER;
