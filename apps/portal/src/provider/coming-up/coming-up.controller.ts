import { listComingUp } from '@dspt/contracts/assessment/coming-up';
import { getOrganisation } from '@dspt/contracts/organisations/organisations';
import { Clock } from '@dspt/service-kit/clock';
import { Controller } from '@nestjs/common';
import { ifAvailable } from '../../api/api.js';
import { Config } from '../../config.js';
import { Page } from '../../pages/page.js';
import { goTo, type Redirect, type View } from '../../pages/view.js';
import { CurrentContext, RequestContext } from '../../pages/request-context.js';
import { paths } from '../../paths.js';
import { calendarOf } from './calendar.js';
import { comingUpPage } from './coming-up.page.js';
import { entriesOf, type Entry } from './entries.js';

@Controller()
export class ComingUpController {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Page(paths.comingUp.show, 'assessment.view')
  async show(@CurrentContext() context: RequestContext): Promise<View> {
    const { entries, isWhole } = await found(context);
    const organisationName = nameOf(context);
    return comingUpPage(entries, { organisationName, today: this.clock.today(), isWhole });
  }

  /** Without anything in it, a calendar is no calendar: the page says why. */
  @Page(paths.comingUp.calendar, 'assessment.view')
  async calendar(@CurrentContext() context: RequestContext): Promise<Response | Redirect> {
    const { entries } = await found(context);
    if (entries.length === 0) return goTo(paths.comingUp.show);
    const of = { code: context.code, name: nameOf(context) };
    const file = calendarOf(entries, { of, publicUrl: this.config.PUBLIC_URL, now: this.clock.now() });
    return new Response(file, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="what-is-coming-up-${context.code}.ics"`,
      },
    });
  }
}

/** The register may be away: what the assessment knows is shown all the same. */
async function found(context: RequestContext): Promise<{ entries: Entry[]; isWhole: boolean }> {
  const params = { code: context.code };
  const [{ items }, organisation] = await Promise.all([
    context.ask(listComingUp, { params }),
    ifAvailable(context.ask(getOrganisation, { params })),
  ]);
  return { entries: entriesOf(items, organisation?.status), isWhole: organisation !== undefined };
}

const nameOf = ({ session, code }: RequestContext): string => session?.organisation?.organisationName ?? code;
