-- As `settings` in `trials --json`, a field a path: SELECT (settings)."optimizer.lr" FROM trial.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS settings JSON;
UPDATE trial SET settings = (
  SELECT JSON_OBJECTAGG(KEY path VALUE json FORMAT JSON NULL ON NULL) FROM setting
  WHERE setting.fingerprint = trial.fingerprint);
DROP TABLE setting;
-- Of what trained the trial: SELECT (versions)."pytorch" FROM trial.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS versions JSON;
UPDATE trial SET versions = (
  SELECT JSON_OBJECTAGG(KEY program VALUE version) FROM trial_version
  WHERE trial_version.fingerprint = trial.fingerprint);
DROP TABLE trial_version;
