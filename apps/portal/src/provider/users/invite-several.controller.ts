import { inviteUsers, listUsers, type User } from '@dspt/contracts/identity/users';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { Controller } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { atRows, invitedIn, invitePreviewPage, inviteSeveralPage, rowsOf } from './invite-several.page.js';

/** A list is typed, shown with what becomes of each, put right, and sent: all of it is in the form from page to page. */
@Controller()
export class InviteSeveralController {
  @Page(paths.users.inviteSeveral, 'users.manage')
  show(): View {
    return inviteSeveralPage(new Form());
  }

  @Submit(paths.users.inviteSeveral, 'users.manage')
  save(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    if (!form.has('rows'))
      return form.submit(
        async () => invitePreviewPage(rowsOf(form), await usersOf(context)),
        inviteSeveralPage,
      );
    const again = async (shown: Form) => invitePreviewPage(shown, await usersOf(context));
    return form.text('action') === 'send' ? form.submit(() => send(context, form), again) : again(form);
  }
}

async function send(context: RequestContext, form: Form): Promise<Redirect> {
  const { people, rows } = invitedIn(form);
  if (people.length === 0)
    throw new InvalidInput([{ field: 'people.0.role', message: 'Nobody in the list is to be invited' }]);
  try {
    const body = form.parse(inviteUsers.body, { people, requestId: form.requestId });
    await context.ask(inviteUsers, { params: { code: context.code }, body });
  } catch (error) {
    throw error instanceof Problem && error.details.errors?.length
      ? atRows(error.details.errors, rows)
      : error;
  }
  return goTo(paths.users.list, 'users-invited');
}

async function usersOf(context: RequestContext): Promise<User[]> {
  return (await context.ask(listUsers, { params: { code: context.code } })).items;
}
