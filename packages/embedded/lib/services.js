import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch, run } from './child.js';

const START_PATIENCE = 60_000;
/** A service ends by itself after 27 seconds at the latest. */
const STOP_PATIENCE = 30_000;
/** Room for new objects, in MB: Node's own 16 costs every service 20 MB more, and buys 5 % of speed at full load. */
const NURSERY_MB = 4;
const PROBLEM = /\b(ERROR|FATAL)\b|"level":"?(error|fatal|50|60)\b/;

/**
 * What all services of one running platform share.
 * @typedef {object} Surroundings
 * @property {string} root                            of the repository
 * @property {string} dataDir
 * @property {Record<string, number[]>} ports         by service, one for each replica
 * @property {string} publicUrl
 * @property {string} natsUrl
 * @property {string} smtpUrl
 * @property {Record<string, string>} databaseUrls    by service
 * @property {string} secretKey
 * @property {(name: string) => string} auditKey
 * @property {(name: string) => { user?: string, password?: string }} natsLogin
 * @property {Record<string, string>} env             added to all, before anything else
 * @property {(name: string, line: string) => void} onProblem
 * @property {(child: import('./child.js').Child) => void} onLaunch
 */

/** Runs a program of a service that is not its server: migrations, imports. @returns what it printed */
export async function runCommand(/** @type {Surroundings} */ around, name, script, args = []) {
  return run({
    name: `${name} ${script}`,
    command: process.execPath,
    args: ['--enable-source-maps', built(around, name, script), ...args],
    env: environment(around, name),
    cwd: around.root,
    detached: true,
    logFile: logFile(around, `${name}-${script.replace(/\.js$/, '').replaceAll('/', '-')}`),
    onLaunch: around.onLaunch,
  });
}

/** Starts a service and waits until it says it is healthy. */
export async function startService(/** @type {Surroundings} */ around, name, index = 0) {
  const label = replicaName(name, index);
  const child = launch({
    name: label,
    command: process.execPath,
    args: ['--enable-source-maps', `--max-semi-space-size=${NURSERY_MB}`, built(around, name, 'main.js')],
    env: { ...environment(around, name), PORT: String(around.ports[name][index]) },
    cwd: around.root,
    detached: true,
    logFile: logFile(around, label),
    patience: STOP_PATIENCE,
    onLaunch: around.onLaunch,
    onLine: (line) => PROBLEM.test(line) && around.onProblem(label, readable(line)),
  });
  await healthy(child, `${serviceUrl(around, name, index)}/ready`);
  return { child, stop: child.stop };
}

/** What a replica is called in messages, logs and the list of ports. */
export const replicaName = (name, index) => (index === 0 ? name : `${name}-${index + 1}`);

export const logFile = ({ dataDir }, name) => join(dataDir, 'logs', `${name}.log`);

export const serviceUrl = ({ ports }, name, index = 0) => `http://127.0.0.1:${ports[name][index]}`;

export const isWritten = ({ root }, name) => existsSync(join(root, 'apps', name, 'package.json'));

/** Whether the service has this program: not every one has migrations or imports. */
export const hasCommand = (around, name, script) => existsSync(built(around, name, script));

const built = ({ root }, name, script) => join(root, 'apps', name, 'dist', ...script.split('/'));

function environment(around, name) {
  const { user, password } = around.natsLogin(name);
  const urls = Object.keys(around.ports).map((other) => [
    `${other.toUpperCase().replaceAll('-', '_')}_URL`,
    around.ports[other].map((_, index) => serviceUrl(around, other, index)).join(','),
  ]);
  return {
    ...process.env,
    NODE_ENV: process.env.NODE_ENV ?? 'development',
    NODE_COMPILE_CACHE: join(around.dataDir, 'compile-cache'),
    ...Object.fromEntries(urls),
    HOST: (name === 'portal' && process.env.PORTAL_HOST) || '127.0.0.1',
    PORT: String(around.ports[name][0]),
    PUBLIC_URL: around.publicUrl,
    NATS_URL: around.natsUrl,
    NATS_USER: user,
    NATS_PASSWORD: password,
    // Undefined takes away what we were started with: nobody gets a secret that is not theirs.
    DATABASE_URL: around.databaseUrls[name],
    AUDIT_KEY: around.auditKey(name),
    SECRET_KEY: name === 'identity' ? around.secretKey : undefined,
    SMTP_URL: name === 'notifications' ? around.smtpUrl : undefined,
    MAIL_FROM: process.env.MAIL_FROM ?? 'Data Security and Protection Toolkit <no-reply@localhost>',
    ...around.env,
  };
}

// Services log JSON; for a person at a terminal the message is enough, the log file has the rest.
function readable(line) {
  try {
    const { context, message } = JSON.parse(line);
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    return context ? `${context}: ${text}` : text;
  } catch {
    return line;
  }
}

async function healthy(child, url) {
  const giveUpAt = Date.now() + START_PATIENCE;
  let answer = 'it did not answer';
  while (child.running && Date.now() < giveUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      const text = await response.text();
      if (response.ok) return;
      answer = `${response.status} ${text}`;
    } catch {
      // Not listening yet.
    }
    await Promise.race([sleep(40), child.exited]);
  }
  if (!child.running) throw child.problem('stopped while starting. Its last lines:');
  throw child.problem(
    `was not healthy after ${START_PATIENCE / 1000} seconds (${url}: ${answer}). Its last lines:`,
  );
}
