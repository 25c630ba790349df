import { getActionPlan } from '@dspt/contracts/assessment/action-plans';
import { listAssignments, listPossibleOwners } from '@dspt/contracts/assessment/assignments';
import { handOver } from '@dspt/contracts/assessment/handovers';
import { listJoinRequests } from '@dspt/contracts/identity/join-requests';
import { listAdministrators, listUsers } from '@dspt/contracts/identity/users';
import { NotFound } from '@dspt/contracts/problem';
import { listIncidents } from '@dspt/contracts/support/incidents';
import { NotAllowed } from '@dspt/service-kit/http/caller';
import { Controller, Param, Query } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { localPath, paths } from '../../paths.js';
import { handoverIn, handoverPage, type Known } from './handover.page.js';
import { leftBehind } from './in-hand.js';

interface Address {
  id: string;
  back: string;
}

/** What somebody has to answer goes to others, before they leave or after they have left. */
@Controller()
export class HandoverController {
  @Page(paths.handover(':id'), 'assessment.answer')
  show(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Query('return') back?: string,
  ): Promise<View> {
    return shown(context, { id, back: backTo(context, id, back) });
  }

  @Submit(paths.handover(':id'), 'assessment.answer')
  handOver(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
    @Query('return') given?: string,
  ): Promise<View | Redirect> {
    const back = backTo(context, id, given);
    return form.submit(
      async () => {
        const body = form.parse(handOver.body, handoverIn(form, id));
        await context.ask(handOver, { params: { code: context.code }, body });
        return goTo(back, 'questions-handed-over');
      },
      (again) => shown(context, { id, back }, again),
    );
  }
}

/** With what is in hand by now, so that whoever sends it again has seen it. */
async function shown(context: RequestContext, { id, back }: Address, form?: Form): Promise<View> {
  const { person, organisation } = context.session!;
  const mayManage = context.may('users.manage');
  if (id !== person.id && !mayManage) throw new NotAllowed();
  const { organisationName } = organisation!;
  const visitor = { ownId: person.id, id, organisationName, mayManage, back };
  const page = handoverPage(await knownTo(context, mayManage), visitor, form);
  if (!page) throw new NotFound('user');
  return page;
}

async function knownTo(context: RequestContext, mayManage: boolean): Promise<Known> {
  const params = { code: context.code };
  const query = { page: 1, perPage: 100 };
  const [assignments, people, administrators, plan, incidents, users, requests] = await Promise.all([
    context.ask(listAssignments, { params }),
    context.ask(listPossibleOwners, { params }),
    ifAvailable(context.ask(listAdministrators, { params })),
    ifAvailable(context.ask(getActionPlan, { params })),
    ifAvailable(context.ask(listIncidents, { params, query })),
    mayManage ? ifAvailable(context.ask(listUsers, { params })) : undefined,
    mayManage ? ifAvailable(context.ask(listJoinRequests, { params })) : undefined,
  ]);
  return {
    assignments: assignments.items,
    people: people.items,
    administrators: administrators?.items,
    plan,
    drafts: incidents?.items.filter(({ state }) => state === 'draft').length,
    users: users?.items,
    requests: requests?.items.length,
  };
}

/** Where they came from; without that, where they would look next. */
function backTo({ session }: RequestContext, id: string, given: string | undefined): string {
  if (id === leftBehind) return localPath(given, paths.home);
  return localPath(given, id === session!.person.id ? paths.account : paths.users.list);
}
