import { itemChange } from '@dspt/contracts/assessment/carry-over';
import { editionId, itemRef } from '@dspt/contracts/values';
import { z } from 'zod';

const step = z.strictObject({
  from: itemRef.nullable(),
  to: itemRef.nullable(),
  change: itemChange,
  carryAnswer: z.boolean(),
  reconfirm: z.boolean(),
});

/** How each item of one edition goes on in the next. */
export const mappingFile = z.array(step).min(1);
export type MappingStep = z.infer<typeof step>;

export interface Mapping {
  from: string;
  to: string;
  steps: MappingStep[];
}

const name = /^mapping-(\d{4}-\d{2})-to-(\d{4}-\d{2})\.json$/;

/** The editions a mapping file is for, from its name; `undefined` for any other file. */
export function mappingEditions(file: string): { from: string; to: string } | undefined {
  const [, from, to] = name.exec(file) ?? [];
  return from && to ? { from: editionId.parse(from), to: editionId.parse(to) } : undefined;
}
