import { createHmac, type BinaryLike } from 'node:crypto';

/** A line as its table holds it. */
export interface StoredLine {
  id: string;
  at: Date;
  did: string;
  actor_id: string | null;
  actor_name: string | null;
  actor_role: string | null;
  organisation: string | null;
  person: string | null;
  reason: string | null;
  case_number: string | null;
  action_id: string | null;
  request_id: string | null;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

/** Columns in the order in which they are authenticated. */
export const lineColumns = [
  'id',
  'at',
  'did',
  'actor_id',
  'actor_name',
  'actor_role',
  'organisation',
  'person',
  'reason',
  'case_number',
  'action_id',
  'request_id',
  'before',
  'after',
] as const satisfies (keyof StoredLine)[];

/** Code by which a line proves that this service wrote it: whoever has only the database cannot make one. */
export function codeOf(key: Buffer, line: StoredLine): Buffer {
  return hmac(key, JSON.stringify(lineColumns.map((column) => ordered(line[column]))));
}

/** Links a batch of lines to the batch before. */
export function sealOf(key: Buffer, previous: Buffer, lines: { seq: string; mac: Buffer }[]): Buffer {
  const parts = lines.map(({ seq, mac }) => `${seq}:${mac.toString('hex')}`);
  return hmac(key, `${previous.toString('hex')}\n${parts.join('\n')}`);
}

const hmac = (key: Buffer, data: BinaryLike): Buffer => createHmac('sha256', key).update(data).digest();

/** PostgreSQL keeps the keys of JSON in an order of its own. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]) => [name, ordered(inner)]),
  );
}

const secret = /password|secret|token|hash|recovery/i;

/** Leaves out what must never be kept, however deep it lies. */
export function withoutSecrets(value: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(value, (name, inner: unknown) => (secret.test(name) ? '(left out)' : inner)),
  ) as Record<string, unknown>;
}
