import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import type { RouteContract } from '@dspt/contracts/define';
import { backendServices, operationsOf } from '../src/api/directory.js';

const built = join(fileURLToPath(import.meta.resolve('@dspt/contracts/define')), '..');
const named = ({ method, path }: RouteContract): string => `${method} ${path}`;

const contracts = async (folder: string): Promise<RouteContract[]> => {
  const files = readdirSync(join(built, folder)).filter((name) => name.endsWith('.js'));
  const modules = await Promise.all(
    files.map((name) => import(join(built, folder, name)) as Promise<Record<string, { kind?: string }>>),
  );
  return modules.flatMap(Object.values).filter((one): one is RouteContract => one?.kind === 'route');
};

test.each(backendServices)('every operation of %s that has a contract is known', async (service) => {
  const known = operationsOf(service).map(named);
  const promised = (await contracts(service)).map(named);
  expect(promised.length).toBeGreaterThan(0);
  expect(known).toEqual(expect.arrayContaining(promised));
});
