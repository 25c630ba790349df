import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { Site } from '@dspt/contracts/organisations/sites';
import { InvalidInput } from '@dspt/contracts/problem';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { searched } from '../sites/matching.js';
import { differences } from '../sites/same-across-sites.js';
import { questionsIn } from './depth.js';
import { choosableSites, draftAndSites, draftOf, keep, leftOut } from './draft.js';
import {
  missingReasons,
  onPage,
  pageWithout,
  reasonsPage,
  reasonsPath,
  typedReasons,
} from './reasons.page.js';
import {
  leaveOut,
  matching,
  showOf,
  takeIn,
  withReasons,
  withTicks,
  type SiteFilter,
} from './site-choice.js';
import { chooseSitesPage, questionsPage, sitesPath } from './sites.page.js';

interface FilterQuery {
  q?: string;
  show?: string;
  page?: string;
}

/** The steps of publishing that only a head office takes: which sites, and why not the others. */
@Controller()
export class PublishingSitesController {
  @Page(paths.publish.questions, 'assessment.publish')
  async questions(@CurrentContext() context: RequestContext): Promise<View> {
    const [draft, tree] = await Promise.all([draftOf(context), choosableSites(context)]);
    return questionsPage(tree, draft);
  }

  @Submit(paths.publish.questions, 'assessment.publish')
  async answer(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    const [draft, tree] = await Promise.all([draftOf(context), choosableSites(context)]);
    return form.submit(
      async () => {
        await keep(context, { ...draft, ...questionsIn(form, tree) });
        return goTo(paths.publish.sites);
      },
      (refused) => questionsPage(tree, draft, refused),
    );
  }

  @Page(paths.publish.sites, 'assessment.publish')
  async choosing(
    @CurrentContext() context: RequestContext,
    @Query() query: FilterQuery,
  ): Promise<View | Redirect> {
    const { draft, sites } = await draftAndSites(context);
    return sites.length > 0 ? chooseSitesPage(sites, draft, filterOf(query)) : goTo(paths.publish.preview);
  }

  /** Every button keeps the ticks first. */
  @Submit(paths.publish.sites, 'assessment.publish')
  async choose(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query() query: FilterQuery,
  ): Promise<View | Redirect> {
    const { draft: before, sites } = await draftAndSites(context);
    const draft = { ...before, exclusions: chosen(form, filterOf(query), sites, before) };
    await keep(context, draft);
    return form.submit(
      () => Promise.resolve(goTo(this.afterChoosing(form, filterOf(query), sites, draft))),
      (refused) => chooseSitesPage(sites, draft, filterOf(query), refused),
    );
  }

  @Page(paths.publish.reasons, 'assessment.publish')
  async reasons(
    @CurrentContext() context: RequestContext,
    @Query('page') page?: string,
  ): Promise<View | Redirect> {
    const { draft, sites } = await draftAndSites(context);
    if (leftOut(draft, sites).length === 0) return goTo(paths.publish.preview);
    return reasonsPage(sites, draft, pageNumber(page));
  }

  @Submit(paths.publish.reasons, 'assessment.publish')
  async giveReasons(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Query('page') page?: string,
  ) {
    const { draft: before, sites } = await draftAndSites(context);
    const out = leftOut(before, sites);
    return form.submit(
      async () => {
        const { typed, forAll } = typedReasons(form, out);
        const exclusions = withReasons(out, typed, forAll);
        await keep(context, { ...before, exclusions });
        const missing = missingReasons(onPage(exclusions, pageNumber(page)), sites);
        if (missing.length > 0) throw new InvalidInput(missing);
        const next = pageWithout(exclusions);
        return goTo(next ? reasonsPath(next) : paths.publish.preview);
      },
      (refused) => reasonsPage(sites, before, pageNumber(page), refused),
    );
  }

  /** @throws {InvalidInput} when sites differ and none is left out */
  private afterChoosing(form: Form, filter: SiteFilter, sites: Site[], draft: PublicationDraft): string {
    const action = form.text('action');
    if (action === 'search')
      return sitesPath({ q: searched(form.text('q')), show: showOf(form.text('show')), page: 1 });
    if (action.startsWith('page-'))
      return sitesPath({ ...filter, page: pageNumber(action.slice('page-'.length)) });
    if (action !== 'next') return sitesPath(filter);
    const out = leftOut(draft, sites);
    const differ = draft.sameAcrossSites !== null && differences(draft.sameAcrossSites).length > 0;
    if (differ && out.length === 0)
      throw new InvalidInput([
        { field: 'sites', message: 'Take out the tick of the sites that are different' },
      ]);
    return pageWithout(out) ? reasonsPath(pageWithout(out)!) : paths.publish.preview;
  }
}

const filterOf = ({ q, show, page }: FilterQuery): SiteFilter => ({
  q: searched(q),
  show: showOf(show),
  page: pageNumber(page),
});

/** What is left out after the form: its ticks, then its button for everything found. */
function chosen(form: Form, filter: SiteFilter, sites: Site[], { exclusions }: PublicationDraft) {
  const found = matching(sites, exclusions, filter).map(({ code }) => code);
  const shown = form.text('shown').split(' ').filter(Boolean);
  const ticked = withTicks(exclusions, shown, form.all('sites'));
  if (form.text('action') === 'tick-all') return takeIn(ticked, found);
  return form.text('action') === 'untick-all' ? leaveOut(ticked, found) : ticked;
}
