import type { OwnSession } from '@dspt/contracts/identity/own-account';
import { momentText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';

export const ownSessionsPage = (sessions: OwnSession[], form = new Form()) =>
  view('account/my-account/sessions', {
    title: 'Where you are signed in',
    back: paths.account,
    form,
    // This device first: it is the one people know.
    sessions: sessions.toSorted((a, b) => Number(b.current) - Number(a.current)).map(shown),
    endOthers: sessions.length > 1 ? paths.ownAccount.endOthers : undefined,
    passwordPath: paths.ownAccount.password,
  });

const shown = ({ id, device, startedAt, lastUsedAt, current }: OwnSession) => ({
  name: current ? 'This device' : (device ?? 'A device that did not say what it is'),
  facts: summaryRows([
    ...(current && device ? [['Device', device] as const] : []),
    ['Signed in', momentText(startedAt)],
    ['Last used', current ? 'Now' : momentText(lastUsedAt)],
  ]),
  end: current ? undefined : paths.ownAccount.endSession(id),
});
