import { addOrganisation, checkRegistration } from '@dspt/contracts/identity/registrations';
import { chooseOrganisation } from '@dspt/contracts/identity/sessions';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Controller, Query } from '@nestjs/common';
import { Fields } from '../pages/form-body.js';
import { Form } from '../pages/form.js';
import { Page, Submit } from '../pages/page.js';
import { goTo, type Redirect, type View } from '../pages/view.js';
import { Visit, Visiting } from '../pages/visit.js';
import { localPath, paths } from '../paths.js';
import { carriedIn, mayGoOn } from '../sign-in/carried.js';
import { resumePage } from '../sign-in/sign-in.page.js';
import { orRefusal } from '../registration/refusal.js';
import { addPage, choosePage } from './memberships.page.js';

@Controller()
export class MembershipsController {
  @Page(paths.chooseOrganisation, 'authenticated')
  show(@Visiting() visit: Visit, @Query('return') back?: string): View {
    const session = visit.session!;
    return choosePage(session, Form.of({ code: session.organisation?.code, return: localPath(back, '') }));
  }

  @Submit(paths.chooseOrganisation, 'authenticated')
  choose(@Visiting() visit: Visit, @Fields() form: Form): Promise<View | Redirect> {
    const act = async () => {
      const body = form.parse(
        chooseOrganisation.body,
        { code: form.text('code') },
        { code: 'Select an organisation' },
      );
      visit.became((await visit.ask(chooseOrganisation, { body })).session);
      const carried = carriedIn(form.text('carried'));
      if (carried && mayGoOn(carried, visit.session!)) return resumePage(carried);
      return goTo(localPath(form.text('return'), paths.home));
    };
    return form.submit(act, (again) => choosePage(visit.session!, again));
  }

  @Page(paths.addOrganisation, 'authenticated')
  showAdd(@Visiting() visit: Visit, @Query('code') code?: string): Promise<View | Redirect> {
    return this.addPage(visit, code, new Form());
  }

  @Submit(paths.addOrganisation, 'authenticated')
  add(@Visiting() visit: Visit, @Query('code') code: string, @Fields() form: Form): Promise<View | Redirect> {
    return orRefusal(visit, code, form, async () =>
      form.submit(
        async () => {
          await visit.ask(addOrganisation, { body: form.parse(addOrganisation.body, { code }) });
          return goTo(paths.profile.start, 'organisation-added');
        },
        (again) => this.addPage(visit, code, again),
      ),
    );
  }

  private async addPage(visit: Visit, given: string | undefined, form: Form): Promise<View | Redirect> {
    if (!given) return goTo(paths.findCode);
    return orRefusal(visit, given, form, async (code) => {
      await visit.ask(checkRegistration, { params: { code } });
      return addPage(await visit.ask(getOrganisation, { params: { code } }), form);
    });
  }
}
