import { HttpError, type DataProvider } from 'react-admin';
import { sources } from './sources.js';

const sourceOf = (resource: string) => {
  const source = sources[resource];
  if (!source) throw new Error(`Nobody knows where ${resource} come from`);
  return source;
};

const readOnly = () => Promise.reject(new HttpError('The dashboard does not change this', 405));

/** What react-admin sorts by when nobody asked for anything: each service has an order of its own. */
const unasked = 'id';

/** react-admin's way of asking, answered by `sources`. */
export const dataProvider: DataProvider = {
  supportAbortSignal: true,

  async getList(resource, { pagination, sort, filter, signal }) {
    const { items, total } = await sourceOf(resource).list({
      page: pagination?.page ?? 1,
      perPage: pagination?.perPage ?? 25,
      sort: !sort || sort.field === unasked ? '' : sort.field,
      order: sort?.order ?? 'ASC',
      filter: filter as Record<string, string>,
      signal,
    });
    return { data: items as never[], total };
  },

  async getOne(resource, { id, signal }) {
    const { one } = sourceOf(resource);
    if (!one) throw new HttpError('There is no page for this', 404);
    return { data: (await one(String(id), signal)) as never };
  },

  getMany: readOnly,
  getManyReference: readOnly,
  create: readOnly,
  update: readOnly,
  updateMany: readOnly,
  delete: readOnly,
  deleteMany: readOnly,
};
