import { fill } from './filled.mjs';
import { benchAction } from './helpdesk/action.mjs';
import { benchDashboards } from './helpdesk/dashboards.mjs';
import { Desk } from './helpdesk/desk.mjs';
import { benchLists } from './helpdesk/lists.mjs';
import { benchSearchBox } from './helpdesk/search-box.mjs';
import { benchSignInScreen } from './helpdesk/sign-in-screen.mjs';
import { startMeasured } from './platform.mjs';

/** What support staff do all day, with as much data as there will be; a platform of its own, which is filled first. */
export async function benchHelpdesk({ say }) {
  const measured = await startMeasured(say);
  try {
    await fill(measured.platform, say);
    const desk = await Desk.open(measured);
    try {
      return [
        ...(await benchLists(desk, say)),
        ...(await benchDashboards(desk)),
        await benchSearchBox(desk),
        await benchAction(desk),
        await benchSignInScreen(desk),
      ];
    } finally {
      await desk.close();
    }
  } finally {
    await measured.forget();
  }
}
