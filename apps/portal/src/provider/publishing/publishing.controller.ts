import { getAssessment } from '@dspt/contracts/assessment/assessments';
import { getProfile, type Profile } from '@dspt/contracts/assessment/profiles';
import { getPublication, previewPublication, publish } from '@dspt/contracts/assessment/publications';
import { listSites } from '@dspt/contracts/organisations/sites';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { level, levelNames } from '@dspt/contracts/values';
import { Controller, Query } from '@nestjs/common';
import { z } from 'zod';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { changedSince } from '../profile/profile-conflict.page.js';
import { confirmPage, donePage, profilePage } from './confirm.page.js';
import {
  choosableSites,
  draftOf,
  fingerprintOf,
  hasLevel,
  keep,
  lastDraftOf,
  requestOf,
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
}

/** Publishing, step by step. Each step keeps what was decided, so that any of them can be gone back to. */
@Controller()
export class PublishingController {
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
        const sites = await choosableSites(context);
        return goTo(sites.length > 0 ? paths.publish.questions : paths.publish.preview);
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
    const { sites, headOfficeFunction } = await context.ask(listSites, {
      params: { code: context.code },
      query: {},
    });
    return previewPage(found.preview, {
      organisationName: nameOf(context),
      sitesWithoutFunction: headOfficeFunction ? 0 : sites.length,
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
          {
            profileConfirmed: 'Tick the box when your organisation profile is up to date',
          },
        );
        const changed = changedSince(profile, form.version);
        if (changed.length > 0) throw new InvalidInput(changed);
        await keep(context, { ...(await draftOf(context)), profileVersion: form.version });
        return goTo(paths.publish.confirm);
      },
      (refused) => profilePage({ profile, confirmed: profile.version }, refused),
    );
  }

  @Page(paths.publish.confirm, 'assessment.publish')
  async confirming(@CurrentContext() context: RequestContext): Promise<View | Redirect> {
    const [found, { version }] = await Promise.all([previewed(context), profileOf(context)]);
    if (typeof found === 'string') return goTo(found);
    if (found.preview.blockedBy.length > 0) return goTo(paths.publish.preview);
    const { profileVersion } = found.draft;
    if (profileVersion === null) return goTo(paths.publish.profile);
    if (profileVersion !== version) return goTo(paths.publish.profile, 'profile-changed');
    return confirmPage({ ...found, organisationName: nameOf(context) });
  }

  /** Sent twice, it publishes once: the request's id stays with the draft, and the draft with its publication. */
  @Submit(paths.publish.confirm, 'assessment.publish')
  async publish(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    const draft = await lastDraftOf(context);
    if (draft?.publicationId && draft.requestId === form.text('requestId')) return goTo(paths.publish.done);
    if (!draft || !hasLevel(draft) || draft.requestId !== form.text('requestId'))
      return goTo(paths.publish.start);
    if (draft.profileVersion === null) return goTo(paths.publish.profile);
    const sites = await choosableSites(context);
    const request = requestOf(draft, sites);
    if (fingerprintOf(request, sites) !== form.text('shown'))
      return goTo(paths.publish.confirm, 'publication-changed');
    const { requestId, profileVersion } = draft;
    const body = { ...request, requestId, profileVersion, profileConfirmed: true } as const;
    try {
      const { id } = await context.ask(publish, { params: { code: context.code }, body });
      await keep(context, { ...draft, publicationId: id });
      return goTo(paths.publish.done);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.code === 'publication-blocked') return goTo(paths.publish.preview);
      if (error.code === 'profile-changed') return goTo(paths.publish.profile, 'profile-changed');
      throw error;
    }
  }

  @Page(paths.publish.done, 'assessment.publish')
  async done(@CurrentContext() context: RequestContext): Promise<View | Redirect> {
    const id = (await lastDraftOf(context))?.publicationId;
    return id
      ? donePage(await context.ask(getPublication, { params: { code: context.code, id } }))
      : goTo(paths.publish.start);
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
  return { assessment, profile };
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
  const [draft, sites] = await Promise.all([draftOf(context), choosableSites(context)]);
  if (!hasLevel(draft)) return paths.publish.level;
  if (withoutReason(draft, sites).length > 0) return paths.publish.reasons;
  const body = requestOf(draft, sites);
  const preview = await context.ask(previewPublication, { params: { code: context.code }, body });
  return { draft, preview, fingerprint: fingerprintOf(body, sites) };
}
