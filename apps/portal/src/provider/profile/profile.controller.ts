import {
  acceptProfile,
  getProfile,
  saveProfile,
  type Profile,
  type Sector,
} from '@dspt/contracts/assessment/profiles';
import { getOrganisation, type OrganisationType } from '@dspt/contracts/organisations/organisations';
import { listSites } from '@dspt/contracts/organisations/sites';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { Controller, Param, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths, withQuery } from '../../paths.js';
import { hasSitesToAskAbout, headOfficePath } from '../sites/sites.page.js';
import { askedOf, profileQuestions, questionAfter } from './profile-questions.js';
import type { ProfileQuestion } from './profile-question.js';
import { asShown, profileChangedMeanwhile, profileConflictPage } from './profile-conflict.page.js';
import { checkPage, isUntouched, questionPage } from './profile.page.js';

@Controller()
export class ProfileController {
  @Page(paths.profile.start, 'assessment.view')
  async start(@CurrentContext() context: RequestContext): Promise<View | Redirect> {
    const profile = await profileOf(context);
    if (!context.may('profile.edit') || !isUntouched(profile)) return goTo(paths.profile.check);
    const ods = await ifAvailable(context.ask(getOrganisation, { params: { code: context.code } }));
    const known = { ...profile, sector: (ods && sectorOf[ods.type]) ?? null };
    return questionPage({ question: askedOf(known)[0]!, profile: known, back: '', first: true });
  }

  @Page(paths.profile.check, 'assessment.view')
  async check(@CurrentContext() context: RequestContext): Promise<View> {
    return checkPage(await profileOf(context), context.may('profile.edit'));
  }

  @Submit(paths.profile.check, 'profile.edit')
  async accept(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    const params = { code: context.code };
    return form.submit(
      async () => {
        const body = { version: form.version };
        await asShown(form.version, () => context.ask(acceptProfile, { params, body }));
        return goTo(await afterProfile(context), 'profile-accepted');
      },
      async (refused) => checkPage(await profileOf(context), true, refused),
    );
  }

  @Page(paths.profile.question(':name'), 'profile.edit')
  async show(
    @CurrentContext() context: RequestContext,
    @Param('name') name: string,
    @Query('return') back?: string,
  ): Promise<View> {
    return questionPage({
      question: questionNamed(name),
      profile: await profileOf(context),
      back: localPath(back, ''),
    });
  }

  @Submit(paths.profile.question(':name'), 'profile.edit')
  async save(
    @CurrentContext() context: RequestContext,
    @Param('name') name: string,
    @Fields() form: Form,
    @Query('return') back?: string,
  ): Promise<View | Redirect> {
    const question = questionNamed(name);
    const onward = localPath(back, '');
    const again = async (shown: Form) =>
      questionPage({ question, profile: await profileOf(context), back: onward }, shown);
    if (form.text('action') === 'edit') return again(form);
    return form.submit(async () => {
      const saved = await store(context, question, form);
      return 'by' in saved
        ? profileConflictPage({ question, back: onward, current: saved }, form)
        : goTo(nextPath(question, saved, onward));
    }, again);
  }
}

/** What ODS knows is filled in; it can be changed. */
const sectorOf: Partial<Record<OrganisationType, Sector>> = {
  'care-home-site': 'social-care',
  'care-home-head-office': 'social-care',
  pharmacy: 'pharmacy',
  'pharmacy-head-office': 'pharmacy',
};

/** A head office decides first whether it works for its sites as well. */
async function afterProfile(context: RequestContext): Promise<string> {
  if (!context.may('head-office.manage')) return paths.assessment.tasks;
  const list = await ifAvailable(context.ask(listSites, { params: { code: context.code }, query: {} }));
  return list && hasSitesToAskAbout(list) ? headOfficePath(true) : paths.assessment.tasks;
}

const profileOf = (context: RequestContext): Promise<Profile> =>
  context.ask(getProfile, { params: { code: context.code } });

/** The profile as it is by now, and who changed it, when somebody else has changed the same answer meanwhile. */
async function store(context: RequestContext, question: ProfileQuestion, form: Form) {
  const body = { ...question.read(form), version: form.version };
  try {
    return await context.ask(saveProfile, { params: { code: context.code }, body });
  } catch (error) {
    const current = error instanceof Problem ? profileChangedMeanwhile(error) : undefined;
    if (!current) throw error;
    return current;
  }
}

function questionNamed(name: string): ProfileQuestion {
  const question = profileQuestions.find((one) => one.name === name);
  if (!question) throw new NotFound();
  return question;
}

/** After a change back to where it was asked for, but first to a question the change brings up. */
function nextPath(question: ProfileQuestion, profile: Profile, back: string): string {
  const next = questionAfter(question, profile);
  if (!back) return next ? paths.profile.question(next.name) : paths.profile.check;
  const broughtUp =
    question.name === 'email-and-certificate' && profile.cyberEssentialsPlusAwardedOn === null;
  return broughtUp && profile.cyberEssentialsPlus === 'yes'
    ? withQuery(paths.profile.question(next!.name), { return: back })
    : back;
}
