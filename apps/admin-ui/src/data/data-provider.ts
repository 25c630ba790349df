import { HttpError, type DataProvider } from 'react-admin';
import * as actions from './actions.js';
import * as cases from './cases.js';
import * as emails from './emails.js';
import * as operations from './operations.js';
import * as organisations from './organisations.js';
import * as people from './people.js';
import type { ListMeta, Sources } from './source.js';

/** Where each resource comes from. */
const sources: Sources = {
  ...actions.sources,
  ...cases.sources,
  ...emails.sources,
  ...operations.sources,
  ...organisations.sources,
  ...people.sources,
};
/** Whatever else can be asked and done. */
const methods = {
  ...actions.methods,
  ...cases.methods,
  ...emails.methods,
  ...operations.methods,
  ...organisations.methods,
  ...people.methods,
};

const sourceOf = (resource: string) => {
  const source = sources[resource];
  if (!source) throw new Error(`Nobody knows where ${resource} come from`);
  return source;
};

const byMethod = () => Promise.reject(new HttpError('The dashboard changes nothing in this way', 405));

/** What react-admin sorts by when nobody asked for anything: each service has an order of its own. */
const unasked = 'id';

/** react-admin's way of asking. */
const lists: DataProvider = {
  supportAbortSignal: true,

  async getList(resource, { pagination, sort, filter, signal, meta }) {
    const { items, total } = await sourceOf(resource).list({
      page: pagination?.page ?? 1,
      perPage: pagination?.perPage ?? 25,
      sort: sort?.field === unasked ? undefined : sort?.field,
      order: sort?.order ?? 'ASC',
      filter: filter as Record<string, string>,
      signal,
      unattended: (meta as ListMeta | undefined)?.unattended ?? false,
    });
    return { data: items as never[], total };
  },

  async getOne(resource, { id, signal }) {
    const { one } = sourceOf(resource);
    if (!one) throw new HttpError('There is no page for this', 404);
    return { data: (await one(String(id), signal)) as never };
  },

  getMany: byMethod,
  getManyReference: byMethod,
  create: byMethod,
  update: byMethod,
  updateMany: byMethod,
  delete: byMethod,
  deleteMany: byMethod,
};

/** Without react-admin's "and any other method": one that is not there does not compile. */
export type DashboardApi = Pick<DataProvider, 'getList'> & typeof methods;

/** All that the dashboard knows of the services. */
export const dataProvider: DataProvider & DashboardApi = Object.assign(lists, methods);
