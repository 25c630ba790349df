import {
  codesIn,
  downloadSideBySide,
  listSideBySide,
  mostSideBySide,
} from '@dspt/contracts/organisations/organisations';
import { Controller, Query } from '@nestjs/common';
import { Form } from '../../pages/form.js';
import { Page } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { listOf, listPath } from './list.js';
import { sideBySidePage } from './side-by-side.page.js';

@Controller()
export class SideBySideController {
  @Page(paths.sideBySide.show, 'public')
  async show(
    @CurrentContext() context: RequestContext,
    @Query('codes') given?: unknown,
    @Query('add') added?: unknown,
  ): Promise<View | Redirect> {
    const codes = listOf(given);
    const add = typeof added === 'string' ? added : '';
    const all = [...new Set([...codes, ...codesIn(add)])];
    const problem = problemWith(all, added);
    if (add && !problem) return goTo(listPath(all));
    const form = new Form({ add: [add] }, problem ? [{ field: 'add', message: problem }] : []);
    const { items } =
      codes.length > 0
        ? await context.ask(listSideBySide, { query: { codes: codes.join(',') } })
        : { items: [] };
    return sideBySidePage(form, { codes, items, isCut: isCut(given) });
  }

  @Page(paths.sideBySide.download, 'public')
  download(
    @CurrentContext() context: RequestContext,
    @Query('codes') given?: unknown,
  ): Promise<Response> | Redirect {
    const codes = listOf(given);
    if (codes.length === 0 || isCut(given))
      return goTo(listPath(typeof given === 'string' ? codesIn(given) : []));
    return context.download(downloadSideBySide, { query: { codes: codes.join(',') } });
  }
}

/** Somebody wrote the address by hand, and more into it than there is room for. */
const isCut = (given: unknown): boolean =>
  typeof given === 'string' && codesIn(given).length > mostSideBySide;

function problemWith(all: string[], added: unknown): string | undefined {
  if (typeof added === 'string' && codesIn(added).length === 0) return 'Enter an ODS code';
  if (all.length > mostSideBySide)
    return `You can compare ${mostSideBySide} organisations at a time. Take one off your list first`;
  return listOf(all.join(',')).length < all.length ? 'An ODS code has at most 32 characters' : undefined;
}
