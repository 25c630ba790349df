import {
  changeEmailPreferences,
  changeEmailSubscription,
  emailKind,
  emailPreferences,
  emailPreferencesProblem,
  getEmailPreferences,
  getEmailSubscription,
  type EmailKind,
} from '@dspt/contracts/notifications/email-preferences';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { orIncomplete } from '../invitations/links.js';
import { choicePage, preferencesPage, startedPage, stoppedPage } from './email-preferences.page.js';

/** Which emails somebody wants: chosen on the account's page, or stopped by the link in one of them. */
@Controller()
export class EmailPreferencesController {
  @Page(paths.ownAccount.emails, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    const { wanted, version } = await context.ask(getEmailPreferences, {});
    return preferencesPage(Form.of({ wanted, version: String(version) }));
  }

  @Submit(paths.ownAccount.emails, 'authenticated')
  save(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const given = { wanted: form.all('wanted'), version: form.version };
      const body = form.parse(changeEmailPreferences.body, given);
      try {
        await context.ask(changeEmailPreferences, { body });
      } catch (error) {
        return preferencesPage(changedMeanwhile(form, error));
      }
      return goTo(paths.account, 'email-preferences-saved');
    }, preferencesPage);
  }

  @Page(paths.stopEmails.one(':kind', ':token'), 'public')
  showLink(
    @CurrentContext() context: RequestContext,
    @Param('kind') given: string,
    @Param('token') token: string,
  ): Promise<View> {
    const kind = kindIn(given);
    return orIncomplete(async () => {
      const { wanted } = await context.ask(getEmailSubscription, { params: { kind, token } });
      return wanted ? choicePage(kind, token) : stoppedPage(kind, token);
    }, instead);
  }

  /** Mail programs send this by themselves when somebody presses their “unsubscribe” (RFC 8058). */
  @Submit(paths.stopEmails.one(':kind', ':token'), 'public', { files: true, fromAnywhere: true })
  stop(
    @CurrentContext() context: RequestContext,
    @Param('kind') given: string,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    const kind = kindIn(given);
    return form.submit(
      () => change(context, { kind, token }, false, stoppedPage),
      (again) => choicePage(kind, token, again),
    );
  }

  @Submit(paths.stopEmails.again(':kind', ':token'), 'public')
  startAgain(
    @CurrentContext() context: RequestContext,
    @Param('kind') given: string,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    const kind = kindIn(given);
    return form.submit(
      () => change(context, { kind, token }, true, startedPage),
      (again) => stoppedPage(kind, token, again),
    );
  }
}

const instead = [
  { text: 'Sign in and choose which emails you get', href: paths.ownAccount.emails },
  { text: 'It still does not work: contact the helpdesk', href: paths.contact },
];

const change = (
  context: RequestContext,
  params: { kind: EmailKind; token: string },
  wanted: boolean,
  page: (kind: EmailKind, token: string) => View,
): Promise<View> =>
  orIncomplete(async () => {
    await context.ask(changeEmailSubscription, { params, body: { wanted } });
    return page(params.kind, params.token);
  }, instead);

function kindIn(given: string): EmailKind {
  const kind = emailKind.safeParse(given);
  if (!kind.success) throw new NotFound();
  return kind.data;
}

/** What was chosen, with the version of what it is now: it can be saved over that, by whoever has read it. */
function changedMeanwhile(form: Form, error: unknown): Form {
  const { 'email-preferences-changed': changed } = emailPreferencesProblem.enum;
  if (!(error instanceof Problem) || error.code !== changed) throw error;
  const { version } = emailPreferences.parse(error.details['current']);
  return form.refused(error).with({ version: String(version) });
}
