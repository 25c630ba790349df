import type { RouteContract } from '@dspt/contracts/define';
import { z } from 'zod';

/**
 * Whether a browser may call this operation of a service. What answers with a session's secret must not reach a
 * browser's scripts: the portal has an address of its own for it, `/api/session` or `/api/impersonation`.
 */
export const forwardable = ({ output }: RouteContract): boolean => !givesSession(output);

/** However deep in the answer. */
function givesSession(schema: unknown): boolean {
  if (schema instanceof z.ZodUnion) return schema.options.some(givesSession);
  if (schema instanceof z.ZodArray) return givesSession(schema.element);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional)
    return givesSession(schema.unwrap());
  if (!(schema instanceof z.ZodObject)) return false;
  const { shape } = schema;
  return ('secret' in shape && 'session' in shape) || Object.values(shape).some(givesSession);
}

/**
 * The path of an operation at its service, built anew from the contract: whatever a browser wrote, nothing else is
 * asked for. `undefined` when a parameter would lead elsewhere.
 */
export function pathAtService(path: string, params: Record<string, string>): string | undefined {
  if (Object.values(params).some(leadsElsewhere)) return undefined;
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

const leadsElsewhere = (value: string): boolean =>
  ['', '.', '..'].includes(value) ||
  Array.from(value).some((one) => one < ' ' || one === '\\' || one === '\u007f');
