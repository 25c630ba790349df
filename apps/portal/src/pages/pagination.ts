import { withQuery } from '../paths.js';

interface Position {
  total: number;
  page: number;
  perPage: number;
  path: string;
  query: Record<string, string | undefined>;
}

/** Parameters of `pagination` (next and previous only); `undefined` when everything is on one page. */
export function pagination({ total, page, perPage, path, query }: Position) {
  const last = Math.max(1, Math.ceil(total / perPage));
  if (last === 1) return undefined;
  const link = (to: number) => ({
    href: withQuery(path, { ...query, page: to }),
    labelText: `Page ${to} of ${last}`,
  });
  return {
    landmarkLabel: 'Results',
    previous: page > 1 ? link(page - 1) : undefined,
    next: page < last ? link(page + 1) : undefined,
  };
}

/** The page a query asks for; 1 when it makes no sense. */
export function pageNumber(text: unknown): number {
  const page = typeof text === 'string' && /^\d{1,5}$/.test(text) ? Number(text) : 1;
  return Math.max(1, page);
}
