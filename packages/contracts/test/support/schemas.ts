import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { EventContract, RequestContract, RouteContract, Schema } from '../../src/define.js';

export type Contract = (RequestContract | EventContract | RouteContract) & { file: string };

const source = join(process.cwd(), 'src');

/** Everything that can be called or told, with the file it is declared in. */
export async function allContracts(): Promise<Contract[]> {
  const found: Contract[] = [];
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const exported = (await import(join(source, file))) as Record<string, unknown>;
    for (const value of Object.values(exported))
      if (typeof value === 'object' && value !== null && 'kind' in value)
        found.push({ ...(value as Contract), file });
  }
  return found;
}

/** What comes from outside: the parts of a call, or the data of a fact, by a name that says which. */
export function inputsOf(contract: Contract): [string, Schema][] {
  if (contract.kind === 'event') return [[contract.name, contract.data]];
  if (contract.kind === 'request') return [[contract.subject, contract.input]];
  const parts = { params: contract.params, query: contract.query, body: contract.body };
  return Object.entries(parts).flatMap(([part, schema]) =>
    schema
      ? [[`${contract.file.split('/')[0]} ${contract.method} ${contract.path} ${part}`, schema] as const]
      : [],
  ) as [string, Schema][];
}

export interface Found {
  /** Where it is, such as `POST /cases body.message`. */
  at: string;
  schema: Schema;
  def: z.core.$ZodTypeDef & Record<string, unknown>;
}

const wrapping = new Set(['optional', 'nullable', 'default', 'prefault', 'readonly', 'nonoptional', 'catch']);

/** Every schema inside one, itself included; what only wraps is looked through, a pipe is what it begins with. */
export function walk(at: string, schema: Schema): Found[] {
  const def = schema._zod.def as Found['def'];
  if (wrapping.has(def.type)) return walk(at, def['innerType'] as Schema);
  const inner = (): [string, Schema][] => {
    switch (def.type) {
      case 'object':
        return Object.entries(def['shape'] as Record<string, Schema>);
      case 'array':
        return [['[]', def['element'] as Schema]];
      case 'record':
        return [
          ['{key}', def['keyType'] as Schema],
          ['{value}', def['valueType'] as Schema],
        ];
      case 'union':
        return (def['options'] as Schema[]).map((option, index) => [`|${index}`, option]);
      default:
        return [];
    }
  };
  return [{ at, schema, def }, ...inner().flatMap(([name, of]) => walk(`${at}.${name}`, of))];
}
