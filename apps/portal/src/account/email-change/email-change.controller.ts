import {
  cancelEmailChange,
  confirmEmailChange,
  emailChangeProblem,
  getEmailChange,
  getOwnEmailChange,
  mailboxSide,
  startEmailChange,
  stopEmailChange,
  type EmailChange,
  type MailboxSide,
} from '@dspt/contracts/identity/email-changes';
import { NotFound, Problem } from '@dspt/contracts/problem';
import { Controller, Param } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { orIncomplete } from '../invitations/links.js';
import { confirmPage, outcomePage, waitingPage, wantedPage } from './email-change.page.js';

/** Another email address: asked for on the account's page, confirmed by links in two mailboxes. */
@Controller()
export class EmailChangeController {
  @Page(paths.ownAccount.email, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    const { change } = await context.ask(getOwnEmailChange, {});
    return change ? waitingPage(change) : wantedPage(emailOf(context), new Form());
  }

  @Submit(paths.ownAccount.email, 'authenticated')
  start(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const { requestId } = form;
        const given = { email: form.text('email'), password: form.raw('password'), requestId };
        await context.ask(startEmailChange, { body: form.parse(startEmailChange.body, given) });
        return goTo(paths.ownAccount.email);
      },
      (again) => wantedPage(emailOf(context), again),
    );
  }

  @Submit(paths.ownAccount.cancelEmail, 'authenticated')
  async cancel(@CurrentContext() context: RequestContext): Promise<Redirect> {
    await context.ask(cancelEmailChange, {});
    return goTo(paths.account, 'email-change-cancelled');
  }

  @Page(paths.emailChange.one(':side', ':token'), 'public')
  showLink(
    @CurrentContext() context: RequestContext,
    @Param('side') given: string,
    @Param('token') token: string,
  ): Promise<View> {
    const side = sideIn(given);
    return orIncomplete(async () => pageOf(await read(context, side, token), side, token));
  }

  @Submit(paths.emailChange.confirm(':side', ':token'), 'public')
  confirm(
    @CurrentContext() context: RequestContext,
    @Param('side') given: string,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    return this.press(context, sideIn(given), token, form, confirmEmailChange);
  }

  @Submit(paths.emailChange.stop(':side', ':token'), 'public')
  stop(
    @CurrentContext() context: RequestContext,
    @Param('side') given: string,
    @Param('token') token: string,
    @Fields() form: Form,
  ): Promise<View> {
    return this.press(context, sideIn(given), token, form, stopEmailChange);
  }

  private press(
    context: RequestContext,
    side: MailboxSide,
    token: string,
    form: Form,
    route: typeof confirmEmailChange,
  ): Promise<View> {
    const act = async () => {
      try {
        return outcomePage(await context.ask(route, { params: { side, token } }), side);
      } catch (error) {
        if (!isOver(error)) throw error;
        return outcomePage(await read(context, side, token), side);
      }
    };
    const again = async (shown: Form) => confirmPage(await read(context, side, token), side, token, shown);
    return orIncomplete(() => form.submit(act, again));
  }
}

const emailOf = ({ session }: RequestContext): string => session!.person.email;

const isOver = (error: unknown): boolean =>
  error instanceof Problem && error.code === emailChangeProblem.enum['email-change-over'];

const read = (context: RequestContext, side: MailboxSide, token: string): Promise<EmailChange> =>
  context.ask(getEmailChange, { params: { side, token } });

/** A mailbox that has confirmed already is told what is still missing. */
const pageOf = (change: EmailChange, side: MailboxSide, token: string): View =>
  change.state === 'open' && !change.confirmed.includes(side)
    ? confirmPage(change, side, token)
    : outcomePage(change, side);

function sideIn(given: string): MailboxSide {
  const side = mailboxSide.safeParse(given);
  if (!side.success) throw new NotFound();
  return side.data;
}
