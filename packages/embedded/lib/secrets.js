import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const random = (bytes, encoding = 'base64url') => randomBytes(bytes).toString(encoding);

/**
 * The passwords and keys of this installation, made at the first start and kept in its data folder.
 * Those of a service that is new since then are added.
 * @param {string} dataDir
 * @param {string[]} services
 */
export function loadSecrets(dataDir, services) {
  const file = join(dataDir, 'secrets.json');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
  const kept = JSON.parse(before);
  const secrets = {
    postgres: kept.postgres ?? random(24),
    /** identity encrypts its signing keys and second factors with it. */
    secretKey: kept.secretKey ?? random(32, 'base64'),
    /** Each service signs its audit trail with its own. */
    auditKeys: forEach(services, kept.auditKeys, () => random(32, 'base64')),
    databases: forEach(services, kept.databases),
    nats: forEach(services, kept.nats),
  };
  const after = JSON.stringify(secrets, null, 2);
  if (after !== before) {
    writeFileSync(`${file}.new`, after, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  return secrets;
}

/** @returns {Record<string, string>} */
const forEach = (services, kept = {}, make = () => random(24)) => ({
  ...kept,
  ...Object.fromEntries(services.map((name) => [name, kept[name] ?? make()])),
});
