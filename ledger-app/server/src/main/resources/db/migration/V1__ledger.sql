-- The schema of the ledger. Two roles: the owner runs this file, the application role (${appRole})
-- may only do what is granted at the end of the file. Both may be one role; then only the triggers protect.

-- ---------------------------------------------------------------- installation
CREATE TABLE installation (
  singleton   boolean PRIMARY KEY DEFAULT true CHECK (singleton),
  instance_id uuid NOT NULL DEFAULT gen_random_uuid(),   -- issuer of every statement; a change tells clients they talk to another database
  created_at  timestamptz NOT NULL DEFAULT now()
);
INSERT INTO installation DEFAULT VALUES;

-- ---------------------------------------------------------------- who may act
CREATE TABLE orgs (
  id           uuid PRIMARY KEY,
  slug         text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  display_name text NOT NULL,
  status       text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'DEACTIVATED')),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE agents (
  id           uuid PRIMARY KEY,
  org_id       uuid NOT NULL REFERENCES orgs,
  slug         text NOT NULL CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  display_name text NOT NULL,
  agent_class  text NOT NULL,
  capabilities text[] NOT NULL DEFAULT '{}',
  status       text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'DEACTIVATED')),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, slug)
);

CREATE TABLE api_keys (
  id         uuid PRIMARY KEY,
  sha256     bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),  -- of the whole key text; the key itself is nowhere
  role       text NOT NULL CHECK (role IN ('agent', 'admin', 'platform')),
  org_id     uuid REFERENCES orgs,
  agent_id   uuid REFERENCES agents,
  label      text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  CHECK ((role = 'agent') = (agent_id IS NOT NULL)),
  CHECK ((role = 'platform') = (org_id IS NULL))
);
CREATE INDEX api_keys_agent ON api_keys (agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX api_keys_org ON api_keys (org_id) WHERE org_id IS NOT NULL;

-- ---------------------------------------------------------------- what may be recorded
CREATE TABLE schemas (
  id                uuid PRIMARY KEY,
  org_id            uuid NOT NULL REFERENCES orgs,
  type              text NOT NULL CHECK (length(type) BETWEEN 1 AND 128),
  version           integer NOT NULL CHECK (version >= 1),
  record_schema     text NOT NULL,   -- RFC 8785 canonical JSON
  completion_schema text,            -- NULL: records of this type end at RECORDED
  digest            bytea NOT NULL CHECK (octet_length(digest) = 32),
  lifecycle         text NOT NULL DEFAULT 'Active' CHECK (lifecycle IN ('Active', 'Deprecated')),
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, type, version)
);
CREATE INDEX schemas_digest ON schemas (digest);

CREATE TABLE webhooks (
  id            uuid PRIMARY KEY,
  org_id        uuid NOT NULL REFERENCES orgs,
  url           text NOT NULL,
  allow_insecure boolean NOT NULL DEFAULT false,  -- url may be http
  event_types   text[] NOT NULL,
  record_types  text[] NOT NULL DEFAULT '{}',
  format        text NOT NULL CHECK (format IN ('standard', 'cloudevents')),
  paused        boolean NOT NULL DEFAULT false,
  secret_sha256 bytea CHECK (octet_length(secret_sha256) = 32),  -- tells that the receiver's secret changed; the secret is nowhere
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  UNIQUE (org_id, url)
);

-- Which declarative source owns which row. applied = the desired state last applied, to tell drift from change.
CREATE TABLE managed_resources (
  owner_key   text PRIMARY KEY,
  kind        text NOT NULL CHECK (kind IN ('org', 'agent', 'schema', 'webhook')),
  resource_id uuid NOT NULL,
  applied     text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  UNIQUE (kind, resource_id)
);

-- ---------------------------------------------------------------- signing keys: public halves only
CREATE TABLE vault_signing_keys (
  key_id         text PRIMARY KEY CHECK (key_id ~ '^[0-9a-f]{16}$'),
  algorithm      text NOT NULL CHECK (algorithm = 'Ed25519'),
  public_key     bytea NOT NULL UNIQUE CHECK (octet_length(public_key) = 32),
  status         text NOT NULL DEFAULT 'published'
                 CHECK (status IN ('published', 'active', 'retiring', 'retired', 'compromised')),
  created_at     timestamptz NOT NULL DEFAULT now(),
  activated_at   timestamptz,
  retiring_at    timestamptz,
  retired_at     timestamptz,
  compromised_at timestamptz
);
CREATE UNIQUE INDEX vault_signing_keys_one_active ON vault_signing_keys (status) WHERE status = 'active';

-- ---------------------------------------------------------------- the vault
-- UUIDv7 begins with 48 bits of Unix milliseconds, so a month is a range of record ids and a chain
-- never leaves the partition it began in.
CREATE FUNCTION uuid_v7_floor(t timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM t) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

CREATE TABLE audit_vault (
  record_id  uuid NOT NULL,
  position   integer NOT NULL CHECK (position >= 1),
  envelope   bytea NOT NULL,    -- tagged COSE_Sign1, verbatim
  entry_hash bytea NOT NULL CHECK (octet_length(entry_hash) = 32),
  key_id     text NOT NULL,     -- checked against vault_signing_keys by the inserting statement
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (record_id, position)
) PARTITION BY RANGE (record_id);

-- The mutable side: everything but erased payloads can be rebuilt from the vault.
-- No foreign keys: orgs and agents with records are never deleted, and a share lock on a busy org row costs throughput.
CREATE TABLE records (
  id             uuid PRIMARY KEY,
  org_id         uuid NOT NULL,
  type           text NOT NULL,
  status         text NOT NULL,
  schema_version integer NOT NULL,
  schema_digest  bytea NOT NULL,
  principal_id   uuid NOT NULL,
  created_by     uuid NOT NULL,
  parent_id      uuid,
  head_position  integer NOT NULL,
  head_hash      bytea NOT NULL,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE INDEX records_org ON records (org_id, id);

CREATE TABLE payloads (
  record_id uuid NOT NULL,
  position  integer NOT NULL,
  salt      bytea NOT NULL CHECK (octet_length(salt) = 16),
  payload   text NOT NULL,     -- RFC 8785 canonical JSON, exactly the bytes committed to
  PRIMARY KEY (record_id, position)
);

-- ---------------------------------------------------------------- feeds and logs (monthly by time)
CREATE TABLE events (
  leaf_index bigint NOT NULL,
  record_id  uuid NOT NULL,
  position   integer NOT NULL,
  org_id     uuid NOT NULL,
  type       text NOT NULL,
  at         timestamptz NOT NULL,
  PRIMARY KEY (leaf_index, at)
) PARTITION BY RANGE (at);

CREATE TABLE webhook_deliveries (
  id         uuid NOT NULL,
  webhook_id uuid NOT NULL,
  leaf_index bigint NOT NULL,
  state      text NOT NULL CHECK (state IN ('PENDING', 'IN_PROGRESS', 'DELIVERED', 'RETRYING', 'DEAD_LETTERED')),
  attempts   integer NOT NULL DEFAULT 0,
  due_at     timestamptz NOT NULL,
  last_error text,
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

CREATE TABLE system_audit_log (
  id         uuid NOT NULL DEFAULT gen_random_uuid(),
  actor      text NOT NULL,      -- role and id of the API key, or the process that acted
  action     text NOT NULL,
  subject    text NOT NULL,
  detail     text NOT NULL DEFAULT '{}',   -- JSON; never a secret
  request_id text,
  at         timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);

-- ---------------------------------------------------------------- coordination
CREATE TABLE instances (
  name       text PRIMARY KEY,
  role       text NOT NULL,
  version    text NOT NULL,
  key_ids    text[] NOT NULL DEFAULT '{}',   -- private halves this process holds
  started_at timestamptz NOT NULL,
  last_seen  timestamptz NOT NULL
);

CREATE TABLE idempotency_keys (
  caller       uuid NOT NULL,       -- the API key that asked
  key          text NOT NULL,
  request_hash bytea NOT NULL,
  status       integer NOT NULL,
  content_type text,
  body         bytea NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (caller, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- The table db-scheduler works on (its documented layout).
CREATE TABLE scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);

-- ---------------------------------------------------------------- immutability, first line: triggers
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: the ledger is append-only', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

-- A row trigger on the parent is cloned to every partition; TRUNCATE triggers are set per partition below.
CREATE TRIGGER audit_vault_immutable BEFORE UPDATE OR DELETE ON audit_vault
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_vault_no_truncate BEFORE TRUNCATE ON audit_vault
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION signing_key_moves_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.key_id, NEW.algorithm, NEW.public_key, NEW.created_at)
     IS DISTINCT FROM (OLD.key_id, OLD.algorithm, OLD.public_key, OLD.created_at) THEN
    RAISE EXCEPTION 'signing key % is immutable', OLD.key_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT (NEW.status = OLD.status OR (OLD.status, NEW.status) IN
      (('published', 'active'), ('active', 'retiring'), ('retiring', 'retired'),
       ('published', 'compromised'), ('active', 'compromised'), ('retiring', 'compromised'), ('retired', 'compromised'))) THEN
    RAISE EXCEPTION 'signing key % cannot go from % to %', OLD.key_id, OLD.status, NEW.status
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (OLD.activated_at IS NOT NULL AND NEW.activated_at IS DISTINCT FROM OLD.activated_at)
     OR (OLD.retiring_at IS NOT NULL AND NEW.retiring_at IS DISTINCT FROM OLD.retiring_at)
     OR (OLD.retired_at IS NOT NULL AND NEW.retired_at IS DISTINCT FROM OLD.retired_at)
     OR (OLD.compromised_at IS NOT NULL AND NEW.compromised_at IS DISTINCT FROM OLD.compromised_at) THEN
    RAISE EXCEPTION 'the times of signing key % are written once', OLD.key_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER vault_signing_keys_forward BEFORE UPDATE ON vault_signing_keys
  FOR EACH ROW EXECUTE FUNCTION signing_key_moves_forward();
CREATE TRIGGER vault_signing_keys_kept BEFORE DELETE ON vault_signing_keys
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER vault_signing_keys_no_truncate BEFORE TRUNCATE ON vault_signing_keys
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ---------------------------------------------------------------- partitions
-- Bounds of a month in the partition key's own type.
CREATE FUNCTION partition_bound(parent text, t timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN parent = 'audit_vault' THEN quote_literal(uuid_v7_floor(t)) ELSE quote_literal(t) END
$$;

-- A fresh, empty DEFAULT partition: writes land there when the worker is behind, so a write never fails.
CREATE FUNCTION create_default_partition(parent text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I PARTITION OF %I DEFAULT', parent || '_default', parent);
  IF parent = 'audit_vault' THEN
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      parent || '_default_no_truncate', parent || '_default');
  END IF;
END $$;

-- Creates the partition of one month (UTC). Rows already waiting in DEFAULT for that month are moved:
-- the old DEFAULT is detached and its rows re-inserted through the parent, all in the caller's transaction,
-- so a crash leaves either the old layout or the new one. Answers whether it created anything.
CREATE FUNCTION ensure_month_partition(parent text, month timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT SET timezone TO 'UTC' AS $$
DECLARE
  starts timestamptz := date_trunc('month', month);
  ends   timestamptz := date_trunc('month', month) + interval '1 month';
  child  text := parent || to_char(date_trunc('month', month), '"_y"YYYY"m"MM');
  column_name text := CASE WHEN parent = 'audit_vault' THEN 'record_id' ELSE 'at' END;
  strays boolean;
BEGIN
  IF parent NOT IN ('audit_vault', 'events', 'webhook_deliveries', 'system_audit_log') THEN
    RAISE EXCEPTION '% is not a partitioned table of the ledger', parent;
  END IF;
  IF to_regclass(child) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('LOCK TABLE %I IN ACCESS EXCLUSIVE MODE', parent);
  IF to_regclass(child) IS NOT NULL THEN RETURN false; END IF;
  EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %I >= %s AND %I < %s)', parent || '_default',
    column_name, partition_bound(parent, starts), column_name, partition_bound(parent, ends)) INTO strays;
  IF strays THEN
    EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, parent || '_default');
    EXECUTE format('ALTER TABLE %I RENAME TO %I', parent || '_default', parent || '_strays');
    EXECUTE format('ALTER INDEX %I RENAME TO %I', parent || '_default_pkey', parent || '_strays_pkey');
    PERFORM create_default_partition(parent);
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%s) TO (%s)', child, parent,
    partition_bound(parent, starts), partition_bound(parent, ends));
  IF parent = 'audit_vault' THEN
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      child || '_no_truncate', child);
  END IF;
  IF strays THEN
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', parent, parent || '_strays');
    EXECUTE format('DROP TABLE %I', parent || '_strays');
  END IF;
  RETURN true;
END $$;

-- Contract A-29: how long the pre-created partitions last, and what has landed in DEFAULT.
CREATE FUNCTION partition_runway() RETURNS TABLE (table_name text, runway_days integer, default_rows bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path FROM CURRENT SET timezone TO 'UTC' AS $$
BEGIN
  FOREACH table_name IN ARRAY ARRAY['audit_vault', 'events', 'webhook_deliveries', 'system_audit_log'] LOOP
    SELECT coalesce(max(to_date(right(c.relname, 7), 'YYYY"m"MM')) - current_date, 0) INTO runway_days
      FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = table_name::regclass AND c.relname ~ '_y\d{4}m\d{2}$';
    EXECUTE format('SELECT count(*) FROM %I', table_name || '_default') INTO default_rows;
    RETURN NEXT;
  END LOOP;
END $$;

SELECT create_default_partition(t) FROM unnest(ARRAY['audit_vault', 'events', 'webhook_deliveries', 'system_audit_log']) t;
SELECT ensure_month_partition(t, m)
  FROM unnest(ARRAY['audit_vault', 'events', 'webhook_deliveries', 'system_audit_log']) t,
       generate_series(now(), now() + interval '2 months', interval '1 month') m;

-- ---------------------------------------------------------------- immutability, second line: rights
GRANT SELECT ON installation, flyway_schema_history TO "${appRole}";
GRANT SELECT, INSERT ON audit_vault, payloads TO "${appRole}";
GRANT SELECT, INSERT ON events, system_audit_log TO "${appRole}";
GRANT SELECT, INSERT, UPDATE (status, activated_at, retiring_at, retired_at, compromised_at)
  ON vault_signing_keys TO "${appRole}";
GRANT SELECT, INSERT, UPDATE ON records, webhook_deliveries TO "${appRole}";
GRANT SELECT, INSERT, UPDATE, DELETE ON orgs, agents, schemas, webhooks, api_keys, managed_resources, instances,
  idempotency_keys, scheduled_tasks TO "${appRole}";
REVOKE ALL ON FUNCTION ensure_month_partition(text, timestamptz), create_default_partition(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ensure_month_partition(text, timestamptz), partition_runway() TO "${appRole}";
