import {
  beginIncident,
  changeIncident,
  closeIncident,
  downloadIncidents,
  getIncident,
  incident as incidentContract,
  incidentProblem,
  listIncidents,
  openIncident,
  withdrawIncident,
  type Incident,
} from '@dspt/contracts/support/incidents';
import { Problem } from '@dspt/contracts/problem';
import { Controller, Param, Query } from '@nestjs/common';
import { Fields } from '../../pages/form-body.js';
import { Form } from '../../pages/form.js';
import { Page, Submit } from '../../pages/page.js';
import { pageNumber } from '../../pages/pagination.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { factsIn, formOf } from './incident-fields.js';
import { conflictPage, editPage, incidentPage, incidentsPage, perPage } from './incident.page.js';

/** What went wrong with information: noted, decided whether the regulator must be told, and followed to its end. */
@Controller()
export class IncidentsController {
  @Page(paths.incidents.list, 'assessment.view')
  async list(@CurrentContext() context: RequestContext, @Query('page') typed?: string): Promise<View> {
    const page = pageNumber(typed);
    const query = { page, perPage };
    const found = await context.ask(listIncidents, { params: { code: context.code }, query });
    return incidentsPage(found, { page, mayWrite: context.may('assessment.answer') });
  }

  @Page(paths.incidents.download, 'assessment.view')
  download(@CurrentContext() context: RequestContext): Promise<Response> {
    return context.download(downloadIncidents, { params: { code: context.code } });
  }

  @Page(paths.incidents.begin, 'assessment.answer')
  showBegin(): View {
    return editPage(new Form());
  }

  @Submit(paths.incidents.begin, 'assessment.answer')
  begin(@CurrentContext() context: RequestContext, @Fields() form: Form): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const body = { facts: factsIn(form), requestId: form.requestId };
        const { id } = await context.ask(beginIncident, { params: { code: context.code }, body });
        return goTo(paths.incidents.one(id), 'incident-saved');
      },
      (again) => editPage(again),
    );
  }

  @Page(paths.incidents.one(':id'), 'assessment.view')
  async show(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    return incidentPage(await incidentOf(context, id), context.may('assessment.answer'));
  }

  @Page(paths.incidents.edit(':id'), 'assessment.answer')
  async showEdit(@CurrentContext() context: RequestContext, @Param('id') id: string): Promise<View> {
    const incident = await incidentOf(context, id);
    return editPage(formOf(incident.facts, incident.version), incident);
  }

  @Submit(paths.incidents.edit(':id'), 'assessment.answer')
  edit(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const facts = factsIn(form);
        const params = { code: context.code, id };
        try {
          await context.ask(changeIncident, { params, body: { version: form.version, facts } });
        } catch (error) {
          return conflictPage(changedMeanwhile(error), facts, form);
        }
        return goTo(paths.incidents.one(id), 'incident-saved');
      },
      async (again) => editPage(again, await incidentOf(context, id)),
    );
  }

  @Submit(paths.incidents.open(':id'), 'assessment.answer')
  open(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => {
        const params = { code: context.code, id };
        await context.ask(openIncident, { params, body: { version: form.version } });
        return goTo(paths.incidents.one(id), 'incident-reported');
      },
      async (again) => {
        const incident = await incidentOf(context, id);
        // What is missing can be given there and then.
        return again.errors.length > 0
          ? editPage(formOf(incident.facts, incident.version).withErrors(again.errors), incident)
          : incidentPage(incident, true, again);
      },
    );
  }

  @Submit(paths.incidents.close(':id'), 'assessment.answer')
  close(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return this.step(context, id, form, async (params) => {
      await context.ask(closeIncident, { params, body: { version: form.version } });
      return 'incident-closed';
    });
  }

  @Submit(paths.incidents.withdraw(':id'), 'assessment.answer')
  withdraw(
    @CurrentContext() context: RequestContext,
    @Param('id') id: string,
    @Fields() form: Form,
  ): Promise<View | Redirect> {
    return this.step(context, id, form, async (params) => {
      const given = { version: form.version, reason: form.text('reason') };
      await context.ask(withdrawIncident, { params, body: form.parse(withdrawIncident.body, given) });
      return 'incident-withdrawn';
    });
  }

  private step(
    context: RequestContext,
    id: string,
    form: Form,
    act: (params: { code: string; id: string }) => Promise<Parameters<typeof goTo>[1]>,
  ): Promise<View | Redirect> {
    return form.submit(
      async () => goTo(paths.incidents.one(id), await act({ code: context.code, id })),
      async (again) => incidentPage(await incidentOf(context, id), true, again),
    );
  }
}

const incidentOf = (context: RequestContext, id: string): Promise<Incident> =>
  context.ask(getIncident, { params: { code: context.code, id } });

/** As somebody else has saved it meanwhile. @throws any other problem */
function changedMeanwhile(error: unknown): Incident {
  if (!(error instanceof Problem) || error.code !== incidentProblem.enum['incident-changed']) throw error;
  return incidentContract.parse(error.details['current']);
}
