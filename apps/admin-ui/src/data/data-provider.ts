import { HttpError, type DataProvider, type GetListParams, type RaRecord } from 'react-admin';
import { sources } from './sources.js';

const sourceOf = (resource: string) => {
  const source = sources[resource];
  if (!source) throw new Error(`Nobody knows where ${resource} come from`);
  return source;
};

const readOnly = () => Promise.reject(new HttpError('The dashboard does not change this', 405));

/** react-admin's way of asking, answered by `sources`. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,

  async getList<R extends RaRecord>(resource: string, params: GetListParams & { signal?: AbortSignal }) {
    const { pagination, sort, filter, signal } = params;
    const { items, total } = await sourceOf(resource).list({
      page: pagination?.page ?? 1,
      perPage: pagination?.perPage ?? 25,
      sort: sort?.field ?? '',
      order: sort?.order ?? 'ASC',
      filter: filter as Record<string, string>,
      signal,
    });
    return { data: items as R[], total };
  },

  async getOne<R extends RaRecord>(resource: string, { id, signal }: { id: R['id']; signal?: AbortSignal }) {
    const { one } = sourceOf(resource);
    if (!one) throw new HttpError('There is no page for this', 404);
    return { data: (await one(String(id), signal)) as R };
  },

  getMany: readOnly,
  getManyReference: readOnly,
  create: readOnly,
  update: readOnly,
  updateMany: readOnly,
  delete: readOnly,
  deleteMany: readOnly,
};
