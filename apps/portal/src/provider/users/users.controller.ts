import { getAccessReview, reviewAccess } from '@dspt/contracts/identity/access-reviews';
import {
  answerJoinRequest,
  listJoinRequests,
  type JoinRequest,
} from '@dspt/contracts/identity/join-requests';
import { changeUserRole, inviteUser, listUsers, removeUser, type User } from '@dspt/contracts/identity/users';
import { listRefusedInvitations } from '@dspt/contracts/notifications/email-outcomes';
import { InvalidInput, Problem } from '@dspt/contracts/problem';
import { Controller, Param, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import { inHandCount } from '../handover/in-hand.js';
import { invitePage, joinRequestPage, removePage, rolePage, usersPage } from './users.page.js';

const roleMissing = { role: 'Select what they may do', from: 'Look at their role now, and choose again' };
type Shown = Promise<View | Redirect>;

@Controller()
export class UsersController {
  @Page(paths.users.list, 'users.manage')
  list(@CurrentContext() context: RequestContext): Promise<View> {
    return listPage(context, new Form());
  }

  @Submit(paths.users.review, 'users.manage')
  review(@CurrentContext() context: RequestContext, @Fields() form: Form): Shown {
    return form.submit(
      async () => {
        const from = form.all('from').map((shown) => {
          const [id, role] = shown.split(':');
          return { id, role };
        });
        const body = form.parse(reviewAccess.body, { from });
        await context.ask(reviewAccess, { params: { code: context.code }, body });
        return goTo(paths.users.list, 'access-reviewed');
      },
      (again) => listPage(context, again),
    );
  }

  @Page(paths.users.invite, 'users.manage')
  showInvite(): View {
    return invitePage(new Form());
  }

  @Submit(paths.users.invite, 'users.manage')
  invite(@CurrentContext() context: RequestContext, @Fields() form: Form): Shown {
    return form.submit(async () => {
      const [email, firstName, lastName, role] = ['email', 'firstName', 'lastName', 'role'].map((name) =>
        form.text(name),
      );
      const body = form.parse(
        inviteUser.body,
        { email, firstName, lastName, role, requestId: form.requestId },
        roleMissing,
      );
      await context.ask(inviteUser, { params: { code: context.code }, body });
      return goTo(paths.users.list, 'user-invited');
    }, invitePage);
  }

  @Page(paths.users.role(':id'), 'users.manage')
  async showRole(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Query('return') back?: string,
  ): Promise<View> {
    const user = await findUser(context, id);
    return roleOf(context, user, back, Form.of({ role: user.role }));
  }

  @Submit(paths.users.role(':id'), 'users.manage')
  async changeRole(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
    @Query('return') back?: string,
  ): Shown {
    const user = await findUser(context, id);
    return form.submit(
      async () => {
        const body = form.parse(
          changeUserRole.body,
          { role: form.text('role'), from: form.text('from') },
          roleMissing,
        );
        await context.ask(changeUserRole, { params: { code: context.code, id }, body });
        return afterOwnChange(context, user, 'role-changed', back);
      },
      async (again) => roleOf(context, await findUser(context, id), back, again),
    );
  }

  @Page(paths.users.remove(':id'), 'users.manage')
  async showRemove(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return removalOf(context, await findUser(context, id), new Form());
  }

  @Submit(paths.users.remove(':id'), 'users.manage')
  async remove(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Shown {
    const user = await findUser(context, id);
    return form.submit(
      async () => {
        await context.ask(removeUser, { params: { code: context.code, id } });
        return afterOwnChange(context, user, 'user-removed');
      },
      (again) => removalOf(context, user, again),
    );
  }

  @Page(paths.users.joinRequest(':id'), 'users.manage')
  async showRequest(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return joinRequestPage(await findRequest(context, id), new Form());
  }

  @Submit(paths.users.joinRequest(':id'), 'users.manage')
  async answerRequest(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Shown {
    const request = await findRequest(context, id);
    return form.submit(
      async () => {
        const outcome = form.text('outcome');
        if (!outcome)
          throw new InvalidInput([{ field: 'outcome', message: 'Select whether they should have access' }]);
        const given = outcome === 'refused' ? { outcome } : { outcome: 'approved', role: outcome };
        const body = form.parse(answerJoinRequest.body, given);
        await context.ask(answerJoinRequest, { params: { code: context.code, id }, body });
        return goTo(paths.users.list, outcome === 'refused' ? 'request-refused' : 'request-approved');
      },
      (again) => joinRequestPage(request, again),
    );
  }
}

/** Accepted, cancelled or removed since the list was shown. */
class UserChanged extends Problem {
  constructor() {
    super({
      code: 'user-changed',
      status: 404,
      title: 'This entry of the list of users has changed',
      detail:
        'The invitation has been accepted or cancelled meanwhile, or the person removed. Open the list of users again to see what is right now.',
    });
  }
}

/** Another administrator was faster. */
class RequestAnswered extends Problem {
  constructor() {
    super({
      code: 'request-answered',
      status: 404,
      title: 'This request has been answered meanwhile',
      detail:
        'Another administrator of your organisation has let the person in or refused. Open the list of users to see what is right now.',
    });
  }
}

async function findUser(context: RequestContext, id: string): Promise<User> {
  const { items } = await context.ask(listUsers, { params: { code: context.code } });
  const user = items.find((one) => one.id === id);
  if (!user) throw new UserChanged();
  return user;
}

async function findRequest(context: RequestContext, id: string): Promise<JoinRequest> {
  const { items } = await context.ask(listJoinRequests, { params: { code: context.code } });
  const request = items.find((one) => one.id === id);
  if (!request) throw new RequestAnswered();
  return request;
}

/** Who changes their own access may not see the list of users any more. */
const afterOwnChange = (
  context: RequestContext,
  { id }: User,
  done: 'role-changed' | 'user-removed',
  back?: string,
): Redirect => goTo(id === context.session!.person.id ? paths.home : localPath(back, paths.users.list), done);

async function roleOf(
  context: RequestContext,
  user: User,
  back: string | undefined,
  form: Form,
): Promise<View> {
  const inHand = await inHandCount(context, user.id);
  return rolePage(user, form, { inHand, back: localPath(back, paths.users.list) });
}

const removalOf = async (context: RequestContext, user: User, form: Form): Promise<View> =>
  removePage(user, context.session!.person.id, await inHandCount(context, user.id), form);

async function listPage(context: RequestContext, form: Form): Promise<View> {
  const params = { code: context.code };
  const [users, requests, refused, review] = await Promise.all([
    context.ask(listUsers, { params }),
    context.ask(listJoinRequests, { params }),
    ifAvailable(context.ask(listRefusedInvitations, { params })),
    context.ask(getAccessReview, { params }),
  ]);
  const undelivered = new Map(refused?.items.map((one) => [one.id, one]));
  const people = { users: users.items, requests: requests.items, undelivered, review };
  return usersPage(people, context.session!.person.id, form);
}
