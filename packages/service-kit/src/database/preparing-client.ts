import type pg from 'pg';
import { ServiceClient } from './service-client.js';

/** More different statements than a service with constant SQL has; any further one runs unprepared. */
const statementsKept = 500;
const names = new Map<string, string>();

/**
 * SQL: begins a statement whose best plan depends on its values, such as a list with filters. Prepared, it would soon run
 * by a plan made for any day and any filter, which takes twice as long.
 */
export const plannedEachTime = '/* planned each time */';

/**
 * A connection that prepares every statement with parameters once and then only runs it: PostgreSQL spends half
 * its time on planning otherwise. For services whose SQL is constant text.
 */
export class PreparingClient extends ServiceClient {
  override query = ((query: unknown, values?: unknown, ...rest: unknown[]) => {
    const name = typeof query === 'string' && Array.isArray(values) && values.length > 0 && nameOf(query);
    const given = name ? { name, text: query } : query;
    return (super.query as (...args: unknown[]) => unknown).call(this, given, values, ...rest);
  }) as pg.Client['query'];
}

function nameOf(text: string): string | undefined {
  if (text.startsWith(plannedEachTime)) return undefined;
  const known = names.get(text);
  if (known || names.size >= statementsKept) return known;
  const name = `statement_${names.size}`;
  names.set(text, name);
  return name;
}
