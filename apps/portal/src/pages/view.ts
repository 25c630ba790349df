import type { BannerName } from './banner.js';
import { localPath, paths, withQuery } from '../paths.js';

/** A page to show: a template under `src/` and exactly what it needs. */
export class View<M extends object = object> {
  constructor(
    readonly template: string,
    readonly model: M & PageModel,
    readonly status = 200,
  ) {}
}

/** What every page says about itself; the layout uses it. */
export interface PageModel {
  /** Of the browser's tab and the page's one heading. */
  title: string;
  /** Path of the back link. */
  back?: string;
}

/** @example return view('provider/users/list', usersPage(users)) */
export const view = <M extends object>(template: string, model: M & PageModel, status?: number): View<M> =>
  new View(template, model, status);

/** Go there next, with GET. It never leads to another website, wherever the path came from. */
export class Redirect {
  readonly path: string;

  constructor(path: string) {
    this.path = localPath(path, paths.start);
  }
}

/** The one way off this website: to another service where somebody signs in. @see Redirect */
export class LeadAway {
  /** @param url from our own configuration, never from what a browser sent */
  constructor(readonly url: string) {}
}

/** Go there after a change, and say what was done. */
export const goTo = (path: string, done?: BannerName): Redirect => new Redirect(withQuery(path, { done }));
