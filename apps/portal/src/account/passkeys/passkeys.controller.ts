import {
  addPasskey,
  listOwnPasskeys,
  removePasskey,
  startPasskey,
  type Passkey,
} from '@dspt/contracts/identity/passkeys';
import { NotFound } from '@dspt/contracts/problem';
import { Controller, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { recoveryCodesPage } from '../my-account/second-factor.page.js';
import { passkeyIn } from './passkey-field.js';
import { addPage, beforeAddingPage, passkeysPage, removalPage } from './passkeys.page.js';

@Controller()
export class PasskeysController {
  @Page(paths.ownAccount.passkeys, 'authenticated')
  async list(@CurrentContext() context: RequestContext): Promise<View> {
    return passkeysPage((await context.ask(listOwnPasskeys, {})).items);
  }

  @Page(paths.ownAccount.addPasskey, 'authenticated')
  showAdding(): View {
    return beforeAddingPage(new Form());
  }

  @Submit(paths.ownAccount.addPasskey, 'authenticated')
  add(
    @CurrentContext() context: RequestContext,
    @Fields() form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<View | Redirect> {
    if (!form.has('options')) return this.beginAdding(context, form);
    return form.submit(
      async () => {
        const given = { name: form.text('name'), credential: passkeyIn(form) };
        const body = form.parse(addPasskey.body, given);
        const { recoveryCodes, ...renewed } = await context.ask(addPasskey, { body });
        context.signedIn(reply, renewed);
        return recoveryCodes
          ? recoveryCodesPage(Form.of({ codes: recoveryCodes, return: paths.ownAccount.passkeys }))
          : goTo(paths.ownAccount.passkeys, 'passkey-added');
      },
      (again) => addPage(form.text('options'), again),
    );
  }

  @Page(paths.ownAccount.removePasskey(':id'), 'authenticated')
  async showRemoval(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return removalPage(await this.find(context, id));
  }

  @Submit(paths.ownAccount.removePasskey(':id'), 'authenticated')
  remove(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = form.parse(removePasskey.body, { password: form.raw('password') });
        await context.ask(removePasskey, { params: { id }, body });
        return goTo(paths.ownAccount.passkeys, 'passkey-removed');
      },
      (again) => removalPage({ id, name: form.text('name') }, again),
    );
  }

  private beginAdding(context: RequestContext, form: Form): Promise<View | Redirect> {
    return form.submit(async () => {
      const body = form.parse(startPasskey.body, { password: form.raw('password') });
      const { options } = await context.ask(startPasskey, { body });
      return addPage(JSON.stringify(options));
    }, beforeAddingPage);
  }

  private async find(context: RequestContext, id: string): Promise<Passkey> {
    const { items } = await context.ask(listOwnPasskeys, {});
    const found = items.find((passkey) => passkey.id === id);
    if (!found) throw new NotFound('passkey');
    return found;
  }
}
