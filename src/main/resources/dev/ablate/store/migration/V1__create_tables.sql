CREATE TABLE IF NOT EXISTS trial (
  fingerprint CHARACTER VARYING PRIMARY KEY,
  parameters BIGINT NOT NULL,
  state CHARACTER VARYING NOT NULL,
  attempts INTEGER NOT NULL,
  best_epoch INTEGER,
  started TIMESTAMP(9) WITH TIME ZONE,
  finished TIMESTAMP(9) WITH TIME ZONE,
  device CHARACTER VARYING,
  error CHARACTER VARYING
);

CREATE TABLE IF NOT EXISTS trial_version (
  fingerprint CHARACTER VARYING NOT NULL REFERENCES trial ON DELETE CASCADE,
  program CHARACTER VARYING NOT NULL,
  version CHARACTER VARYING NOT NULL,
  PRIMARY KEY (fingerprint, program)
);

-- One row a path of `settings` in `trials --json`; the value as JSON.
CREATE TABLE IF NOT EXISTS setting (
  fingerprint CHARACTER VARYING NOT NULL REFERENCES trial ON DELETE CASCADE,
  position INTEGER NOT NULL,
  path CHARACTER VARYING NOT NULL,
  json CHARACTER VARYING NOT NULL,
  PRIMARY KEY (fingerprint, position)
);

-- Of the best epoch, test metrics included.
CREATE TABLE IF NOT EXISTS trial_metric (
  fingerprint CHARACTER VARYING NOT NULL REFERENCES trial ON DELETE CASCADE,
  position INTEGER NOT NULL,
  metric CHARACTER VARYING NOT NULL,
  amount DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (fingerprint, position)
);

CREATE TABLE IF NOT EXISTS epoch (
  fingerprint CHARACTER VARYING NOT NULL REFERENCES trial ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  lr DOUBLE PRECISION NOT NULL,
  seconds DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (fingerprint, epoch)
);

CREATE TABLE IF NOT EXISTS epoch_metric (
  fingerprint CHARACTER VARYING NOT NULL REFERENCES trial ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  metric CHARACTER VARYING NOT NULL,
  amount DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (fingerprint, epoch, position)
);

-- The id is the line in the journal of runs.
CREATE TABLE IF NOT EXISTS sweep (
  id INTEGER PRIMARY KEY,
  title CHARACTER VARYING NOT NULL,
  file CHARACTER VARYING NOT NULL,
  source CHARACTER LARGE OBJECT NOT NULL,
  started TIMESTAMP(9) WITH TIME ZONE NOT NULL
);

CREATE TABLE IF NOT EXISTS sweep_version (
  sweep INTEGER NOT NULL REFERENCES sweep ON DELETE CASCADE,
  program CHARACTER VARYING NOT NULL,
  version CHARACTER VARYING NOT NULL,
  PRIMARY KEY (sweep, program)
);

-- Trials in the plan's order, one row a placement. A trial that never began has no row in `trial`.
CREATE TABLE IF NOT EXISTS sweep_trial (
  sweep INTEGER NOT NULL REFERENCES sweep ON DELETE CASCADE,
  position INTEGER NOT NULL,
  trial INTEGER NOT NULL,
  fingerprint CHARACTER VARYING NOT NULL,
  array_number INTEGER,
  variant CHARACTER VARYING NOT NULL,
  axes CHARACTER VARYING NOT NULL,
  PRIMARY KEY (sweep, position)
);
