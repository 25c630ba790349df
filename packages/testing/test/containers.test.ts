import { describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { services, type ServiceName } from '@dspt/contracts/topology';
import { readConfig, serviceConfig } from '@dspt/service-kit/config';
import { parse } from 'yaml';
import type { z } from 'zod';

/** What can be said about the containers without an engine that runs them: that their files agree with the code. */
const root = resolve(process.cwd(), '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Container {
  image: string;
  environment?: Record<string, string>;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  tmpfs?: string[];
  volumes?: string[];
  restart?: string;
  healthcheck?: { start_period: string; interval: string };
  stop_grace_period?: string;
}
const compose = parse(read('docker-compose.yml'), { merge: true, maxAliasCount: -1 }) as {
  services: Record<string, Container>;
};
const containers = Object.entries(compose.services);
const dockerfile = read('deploy/Dockerfile');
const readme = read('README.md');

/** Set by the image itself. */
const ofTheImage = new Set(['HOST', 'PORT']);

async function variablesOf(service: string): Promise<string[]> {
  const { configSchema } = (await import(join(root, 'apps', service, 'dist/config.js')).catch(() => ({
    configSchema: serviceConfig,
  }))) as { configSchema: z.ZodObject };
  return Object.keys(configSchema.shape).filter((name) => !ofTheImage.has(name));
}

describe.each(Object.keys(services) as ServiceName[])('the container of %s', (name) => {
  const { environment = {} } = compose.services[name]!;

  test('is given every variable that the service knows, and no other', async () => {
    const known = await variablesOf(name);
    const addresses = new Set(Object.keys(services).map((other) => `${other.toUpperCase()}_URL`));
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(known));
    expect(Object.keys(environment).filter((each) => !known.includes(each) && !addresses.has(each))).toEqual(
      [],
    );
  });
});

test('an empty variable is the same as none', () => {
  expect(readConfig(serviceConfig.pick({ LOG_LEVEL: true }), { LOG_LEVEL: '' })).toEqual({
    LOG_LEVEL: 'log',
  });
});

test('every variable that people may set is in the README', () => {
  const settable = new Set(
    [...read('docker-compose.yml').matchAll(/\$\{(\w+):-/g)].map(([, variable]) => variable!),
  );
  expect([...settable].filter((variable) => !readme.includes(`\`${variable}\``))).toEqual([]);
});

test('every variable that the README names is read somewhere', async () => {
  const [, table = ''] = /\| variable +\|([\s\S]+?)\n\n/.exec(readme) ?? [];
  const named = [...table.matchAll(/`([A-Z][A-Z_]+)(?:=\w+)?`/g)].map(([, variable]) => variable!);
  const known = new Set((await Promise.all(Object.keys(services).map(variablesOf))).flat());
  const scripts = ['scripts', 'packages/embedded', 'packages/embedded/lib']
    .flatMap((folder) => readdirSync(join(root, folder)).map((file) => join(folder, file)))
    .filter((file) => /\.m?js$/.test(file))
    .map(read)
    .join('\n');
  // Ports are made of the names of the services and servers.
  const ports = new Set(
    [...Object.keys(services), 'postgres', 'nats', 'smtp', 'mailbox'].map(
      (each) => `${each.toUpperCase()}_PORT`,
    ),
  );
  const unread = named.filter(
    (variable) =>
      !known.has(variable) &&
      !ports.has(variable) &&
      !scripts.includes(variable) &&
      !read('docker-compose.yml').includes(`\${${variable}:`),
  );
  expect([named.length > 5, unread]).toEqual([true, []]);
});

test.each(containers)(
  '%s runs without rights it does not need, on a file system that cannot be changed',
  (_, container) => {
    expect(container).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  },
);

test.each(containers)('%s is of a known version', (_, { image }) => {
  if (!image.startsWith('dspt-')) expect(image).toMatch(/:\d/);
});

test.each(containers.filter(([, { image }]) => image.startsWith('postgres')))(
  '%s leaves no volume without a name behind',
  (_, { tmpfs = [], volumes = [] }) => {
    const kept = [...tmpfs, ...volumes].filter((each) => /(^|:)\/var\/lib\/postgresql(:|$)/.test(each));
    expect(kept).toHaveLength(1);
  },
);

test('a service has longer to stop than it needs', () => {
  const [, needs] = /const endMs = (\d+)_000;/.exec(read('packages/service-kit/src/http/draining.ts'))!;
  for (const name of Object.keys(services))
    expect(parseInt(compose.services[name]!.stop_grace_period!, 10)).toBeGreaterThan(Number(needs));
});

test('whatever is probed has minutes for its first start', () => {
  for (const [, { healthcheck }] of containers)
    if (healthcheck) expect(healthcheck).toMatchObject({ start_period: '180s', interval: '5s' });
  expect(dockerfile).toContain('--interval=5s --timeout=3s --start-period=180s');
});

test('the image copies the manifest of every workspace before anything is installed', () => {
  const { workspaces } = JSON.parse(read('package.json')) as { workspaces: string[] };
  const folders = workspaces.flatMap((pattern) =>
    pattern.endsWith('/*')
      ? readdirSync(join(root, pattern.slice(0, -2))).map((name) => join(pattern.slice(0, -2), name))
      : [pattern],
  );
  const [manifests] = dockerfile.split('npm ci');
  const missing = folders.filter((folder) => !manifests!.includes(`COPY ${folder}/package.json ${folder}/`));
  expect(missing).toEqual([]);
});

test('no secret of an installation gets into the repository or an image', () => {
  for (const file of ['.gitignore', 'deploy/Dockerfile.dockerignore'])
    expect(read(file).split('\n')).toEqual(expect.arrayContaining(['.env']));
});

describe('the secrets of an installation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dspt-compose-'));
  const file = join(folder, '.env');
  const run = () =>
    execFileSync(process.execPath, [join(root, 'scripts/compose-env.mjs'), file], { stdio: 'pipe' });

  test('are written once, for nobody else to read, and never overwritten', () => {
    run();
    const first = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(run).toThrow(/stays as it is/);
    expect(readFileSync(file, 'utf8')).toBe(first);
    const required = [...read('docker-compose.yml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    for (const name of required) expect(first).toMatch(new RegExp(`^${name}=.{20,}$`, 'm'));
    rmSync(folder, { recursive: true });
  });
});
