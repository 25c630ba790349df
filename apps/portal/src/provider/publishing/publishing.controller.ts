import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { listDocuments } from '@dspt/contracts/assessment/documents';
import { getProfile, type Profile } from '@dspt/contracts/assessment/profiles';
import { getPublication, previewPublication, publish } from '@dspt/contracts/assessment/publications';
import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { Site } from '@dspt/contracts/organisations/sites';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { level, levelNames } from '@dspt/contracts/values';
import { Clock } from '@dspt/service-kit/clock';
import { Controller, Query } from '@nestjs/common';
import { z } from 'zod';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { elsewhere } from '../answer-copies/elsewhere.js';
import { outOfDateText } from '../documents/document-words.js';
import { changedSince } from '../profile/profile-conflict.page.js';
import { confirmPage, donePage, profilePage } from './confirm.page.js';
import { depthTold, hasLevels, within } from './depth.js';
import {
  choosableSites,
  draftOf,
  fingerprintOf,
  hasLevel,
  keep,
  lastDraftOf,
  requestOf,
  sitesFor,
  startAgain,
  withLevel,
  withoutReason,
  type Draft,
} from './draft.js';
import { levelPage, type PublishingState } from './level.page.js';
import { missingFor } from './levels.js';
import { effectOf, previewPage, type Preview } from './preview.page.js';

interface Previewed {
  draft: Draft;
  fingerprint: string;
  preview: Preview;
  tree: Site[];
  /** There are no sites to choose: the profile is confirmed together with the publication. */
  alone: boolean;
  /** Sites that it cannot publish for, because the head-office function is off. */
  withoutFunction: number;
}

/** Publishing, step by step. Each step keeps what was decided, so that any of them can be gone back to. */
@Controller()
export class PublishingController {
  constructor(private readonly clock: Clock) {}

  @Page(paths.publish.start, 'assessment.publish')
  start(): Redirect {
    return goTo(paths.publish.level);
  }

  @Page(paths.publish.level, 'assessment.publish')
  async levels(@CurrentContext() context: RequestContext): Promise<View> {
    const [state, draft] = await Promise.all([publishingStateOf(context), draftOf(context)]);
    return levelPage(state, draft);
  }

  @Submit(paths.publish.level, 'assessment.publish')
  async chooseLevel(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    if (form.text('action') === 'restart') {
      await startAgain(context);
      return goTo(paths.publish.level);
    }
    const [state, draft] = await Promise.all([publishingStateOf(context), draftOf(context)]);
    return form.submit(
      async () => {
        await keep(context, withLevel(draft, levelIn(form, state)));
        const { choosable, withoutFunction } = await sitesFor(context);
        if (choosable.length > 0) return goTo(paths.publish.questions);
        // What is in the way leads from there to the preview, which says it.
        return goTo(withoutFunction > 0 ? paths.publish.preview : paths.publish.confirm);
      },
      (refused) => levelPage(state, draft, refused),
    );
  }

  @Page(paths.publish.preview, 'assessment.publish')
  async preview(
    @CurrentContext() context: RequestContext,
    @Query('only') only?: string,
    @Query('page') page?: string,
  ): Promise<View | Redirect> {
    const found = await previewed(context);
    if (typeof found === 'string') return goTo(found);
    return previewPage(found.preview, {
      organisationName: nameOf(context),
      sitesWithoutFunction: found.withoutFunction,
      depth: depthTold(found.tree, found.draft.depth, context.code),
      alone: found.alone,
      only: effectOf(only),
      page: pageNumber(page),
    });
  }

  @Page(paths.publish.profile, 'assessment.publish')
  async profile(@CurrentContext() context: RequestContext): Promise<View> {
    const [profile, { profileVersion }] = await Promise.all([profileOf(context), draftOf(context)]);
    return profilePage({ profile, confirmed: profileVersion ?? profile.version });
  }

  @Submit(paths.publish.profile, 'assessment.publish')
  async confirmProfile(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    const profile = await profileOf(context);
    return form.submit(
      async () => {
        form.parse(
          z.object({ profileConfirmed: z.literal('yes') }),
          { profileConfirmed: form.text('profileConfirmed') },
          { profileConfirmed: 'Tick the box when your organisation profile is up to date' },
        );
        await keep(context, withProfile(await draftOf(context), profile, form));
        return goTo(paths.publish.confirm);
      },
      (refused) => profilePage({ profile, confirmed: profile.version }, refused),
    );
  }

  @Page(paths.publish.confirm, 'assessment.publish')
  confirming(@CurrentContext() context: RequestContext): Promise<View | Redirect> {
    return this.confirmation(context, new Form());
  }

  /** Sent twice, it publishes once: the request's id stays with the draft, and the draft with its publication. */
  @Submit(paths.publish.confirm, 'assessment.publish')
  async publish(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    const draft = await lastDraftOf(context);
    if (draft?.publicationId && draft.requestId === form.text('requestId')) return goTo(paths.publish.done);
    if (!draft || !hasLevel(draft) || draft.requestId !== form.text('requestId'))
      return goTo(paths.publish.start);
    const sites = within(await choosableSites(context), draft.depth);
    if (fingerprintOf(requestOf(draft, sites), sites) !== form.text('shown'))
      return goTo(paths.publish.confirm, 'publication-changed');
    return form.submit(
      async () => {
        const ready = form.has('version') ? withProfile(draft, await profileOf(context), form) : draft;
        return this.publishDraft(context, ready, sites);
      },
      (refused) => this.confirmation(context, refused),
    );
  }

  @Page(paths.publish.done, 'assessment.publish')
  async done(@CurrentContext() context: RequestContext): Promise<View | Redirect> {
    const id = (await lastDraftOf(context))?.publicationId;
    if (!id) return goTo(paths.publish.start);
    const params = { code: context.code };
    const publication = await context.ask(getPublication, { params: { ...params, id } });
    const further = publication.level === 'approaching';
    return donePage(publication, further ? await context.ask(getAssessment, { params }) : undefined);
  }

  private async confirmation(context: RequestContext, form: Form): Promise<View | Redirect> {
    const [found, profile, documents] = await Promise.all([
      previewed(context),
      profileOf(context),
      ifAvailable(context.ask(listDocuments, { params: { code: context.code } })),
    ]);
    if (typeof found === 'string') return goTo(found);
    if (found.preview.blockedBy.length > 0) return goTo(paths.publish.preview);
    const outOfDate = outOfDateText(documents?.items ?? [], this.clock.today());
    const depth = hasLevels(found.tree) ? found.draft.depth : null;
    const shown = { ...found, depth, organisationName: nameOf(context), outOfDate };
    if (found.alone) return confirmPage({ ...shown, profile }, form);
    const { profileVersion } = found.draft;
    if (profileVersion === null) return goTo(paths.publish.profile);
    if (profileVersion !== profile.version) return goTo(paths.publish.profile, 'profile-changed');
    return confirmPage(shown, form);
  }

  private async publishDraft(context: RequestContext, draft: Draft, sites: Site[]): Promise<Redirect> {
    const { requestId, profileVersion } = draft;
    if (profileVersion === null) return goTo(paths.publish.profile);
    const body = { ...requestOf(draft, sites), requestId, profileVersion, profileConfirmed: true } as const;
    try {
      const { id } = await context.ask(publish, { params: { code: context.code }, body });
      await keep(context, { ...draft, publicationId: id });
      return goTo(paths.publish.done);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'publication-blocked') return goTo(paths.publish.preview);
      const again = sites.length > 0 ? paths.publish.profile : paths.publish.confirm;
      if (error.code === 'profile-changed') return goTo(again, 'profile-changed');
      throw error;
    }
  }
}

const profileOf = (context: RequestContext): Promise<Profile> =>
  context.ask(getProfile, { params: { code: context.code } });

const nameOf = ({ session }: RequestContext): string => session!.organisation!.organisationName;

async function publishingStateOf(context: RequestContext): Promise<PublishingState> {
  const params = { code: context.code };
  const [assessment, profile] = await Promise.all([
    context.ask(getAssessment, { params }),
    profileOf(context),
  ]);
  return { assessment, profile, others: elsewhere(context.session!, 'assessment.publish').length };
}

/** The draft with the profile as the form shows it. @throws {InvalidInput} when it has been changed since */
function withProfile<D extends PublicationDraft>(draft: D, profile: Profile, form: Form): D {
  const changed = changedSince(profile, form.version);
  if (changed.length > 0) throw new InvalidInput(changed);
  return { ...draft, profileVersion: form.version };
}

/** @throws {InvalidInput} when none is chosen, or something is missing for it */
function levelIn(form: Form, { assessment, profile }: PublishingState) {
  const schema = z.object({ level });
  const chosen = form.parse(
    schema,
    { level: form.text('level') },
    { level: 'Select the level you want to publish' },
  ).level;
  const [missing] = missingFor(chosen, assessment, profile);
  if (!missing) return chosen;
  const message = `You cannot publish ${levelNames[chosen]} yet. ${missing.text} first`;
  throw new InvalidInput([{ field: 'level', message }]);
}

/** The draft and what it would do; or the step that has to come first. */
async function previewed(context: RequestContext): Promise<Previewed | string> {
  const [draft, { choosable: tree, withoutFunction }] = await Promise.all([
    draftOf(context),
    sitesFor(context),
  ]);
  if (!hasLevel(draft)) return paths.publish.level;
  if (hasLevels(tree) && draft.depth === null) return paths.publish.questions;
  const sites = within(tree, draft.depth);
  if (withoutReason(draft, sites).length > 0) return paths.publish.reasons;
  const body = requestOf(draft, sites);
  const preview = await context.ask(previewPublication, { params: { code: context.code }, body });
  const alone = sites.length === 0;
  return { draft, preview, tree, fingerprint: fingerprintOf(body, sites), alone, withoutFunction };
}
