import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RouteContract } from '@dspt/contracts/define';

const built = dirname(fileURLToPath(import.meta.resolve('@dspt/contracts/define')));

/**
 * The operations in the contracts of a service as they lie on the disk, whoever knows of them.
 * @param folder `.` for what every service has
 */
export async function routesIn(folder: string): Promise<RouteContract[]> {
  const found: RouteContract[] = [];
  // One after the other: jest's loader fails when two modules ask for a third one at the same moment.
  for (const name of readdirSync(join(built, folder)).filter((each) => each.endsWith('.js')))
    found.push(...Object.values((await import(join(built, folder, name))) as object).filter(isRoute));
  return found;
}

/** All there are, of all services. */
export async function everyRoute(): Promise<RouteContract[]> {
  const found = await routesIn('.');
  const folders = readdirSync(built, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of folders) found.push(...(await routesIn(name)));
  return found;
}

const isRoute = (value: unknown): value is RouteContract =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'route';
