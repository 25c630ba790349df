import type { RouteContract, Schema } from '@dspt/contracts/define';
import type { RaRecord } from 'react-admin';
import type { ZodType } from 'zod';
import { call } from './call.js';
import type { Service } from './services.js';

/** What a list asks for. Filters and sort orders have the names of the contracts. */
export interface Asked {
  page: number;
  perPage: number;
  /** Nothing: in the service's own order. */
  sort: string | undefined;
  order: 'ASC' | 'DESC';
  filter: Record<string, string>;
  signal: AbortSignal | undefined;
  /** The page asks by itself, now and then: that keeps nobody signed in. */
  unattended: boolean;
}
/** What a list is asked for in react-admin's `meta`. */
export type ListMeta = Pick<Asked, 'unattended'>;

interface Page {
  items: RaRecord[];
  total: number;
}
/** Where the records of a resource come from. */
export interface Source {
  list: (asked: Asked) => Promise<Page>;
  one?: (id: string, signal: AbortSignal | undefined) => Promise<RaRecord>;
}
export type Sources = Record<string, Source>;

type ListContract = RouteContract<undefined, Schema, undefined, ZodType<Page>>;

/**
 * A list that is filtered, sorted and paged as its contract says. Filters come from the address bar: what does not fit is
 * refused by the service, kindly.
 */
export const paged =
  (service: Service, route: ListContract): Source['list'] =>
  ({ filter, page, perPage, sort, order, signal, unattended }) =>
    call(service, route, { query: { ...chosen(filter), page, perPage, sort, order } }, signal, unattended);

/** A filter that was emptied asks for nothing. */
const chosen = (filter: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '' && value !== null));

export const codeOf = ({ filter }: Asked) => ({ code: filter['code'] ?? '' });
