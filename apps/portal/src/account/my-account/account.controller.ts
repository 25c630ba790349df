import { getLinkedAccount } from '@dspt/contracts/identity/openid';
import { getOwnAccount } from '@dspt/contracts/identity/own-account';
import type { Session } from '@dspt/contracts/identity/sessions';
import { leaveOrganisation } from '@dspt/contracts/identity/users';
import { Controller, Param } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Config } from '../../config.js';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { RequestContext, CurrentContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { handOverFirst, ownInHand } from '../../provider/handover/in-hand.js';
import { unlessGone } from './unless-gone.js';
import { accountPage, leavePage } from './account.page.js';

@Controller()
export class AccountController {
  constructor(private readonly config: Config) {}

  @Page(paths.account, 'authenticated')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    const { OPENID_NAME: service } = this.config;
    const [account, linked] = await Promise.all([
      ifAvailable(context.ask(getOwnAccount, {})),
      service ? ifAvailable(context.ask(getLinkedAccount, {})) : undefined,
    ]);
    return accountPage(context.session!, account, service ? { service, linked: linked?.linked } : undefined);
  }

  @Page(paths.leaveOrganisation(':code'), 'authenticated')
  async showLeave(
    @CurrentContext() context: RequestContext,
    @Param('code') code: string,
  ): Promise<View | Redirect> {
    const membership = membershipIn(context, code);
    return membership ? leaving(context, membership) : goTo(paths.account);
  }

  @Submit(paths.leaveOrganisation(':code'), 'authenticated')
  async leave(
    @CurrentContext() context: RequestContext,
    @Param('code') code: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    const left = goTo(paths.account, 'organisation-left');
    const membership = membershipIn(context, code);
    // Pressed twice, or removed by somebody else meanwhile: it is as they want it.
    if (!membership) return left;
    return form.submit(
      async () => {
        await context.ask(leaveOrganisation, { params: { code } }).catch(unlessGone);
        return left;
      },
      (again) => leaving(context, membership, again),
    );
  }
}

const membershipIn = ({ session }: RequestContext, code: string) =>
  session!.memberships.find((membership) => membership.code === code);

async function leaving(
  context: RequestContext,
  membership: Session['memberships'][number],
  form?: Form,
): Promise<View> {
  const inHand = (await ownInHand(context)).find(({ code }) => code === membership.code);
  const here = paths.leaveOrganisation(membership.code);
  return leavePage(membership, inHand && handOverFirst(inHand, context.session!.person.id, here), form);
}
