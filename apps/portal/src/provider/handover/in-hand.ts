import { listAssignments, type Assignment } from '@dspt/contracts/assessment/assignments';
import { listInHand, type InHand } from '@dspt/contracts/assessment/handovers';
import { ifAvailable } from '../../api/api.js';
import type { RequestContext } from '../../pages/request-context.js';
import { counted } from '../../pages/words.js';
import { paths, withQuery } from '../../paths.js';

/** In the address of a handover, in place of somebody who is there: all who have left, or may not answer any more. */
export const leftBehind = 'left-behind';

/** What somebody still has to answer; of `leftBehind`, what is nobody's since. */
export const inHandOf = (assignments: readonly Assignment[], id: string): Assignment[] =>
  assignments.filter(
    ({ open, owner, leftBy }) =>
      open && (id === leftBehind ? owner === null && leftBy !== null : owner?.id === id),
  );

/** How many questions one of the people still has to answer; none while that cannot be asked for. */
export async function inHandCount(context: RequestContext, id: string): Promise<number> {
  const found = await ifAvailable(context.ask(listAssignments, { params: { code: context.code } }));
  return inHandOf(found?.items ?? [], id).length;
}

/** What whoever asks still has to answer in each of their organisations; nothing while that cannot be asked for. */
export const ownInHand = async (context: RequestContext): Promise<InHand[]> =>
  (await ifAvailable(context.ask(listInHand, {})))?.items ?? [];

/** A form that leads on to handing over, by way of acting for that organisation, and then back. */
export const handOverFirst = (
  { code, organisationName, questions }: InHand,
  ownId: string,
  back: string,
) => ({
  name: `${organisationName} (${code})`,
  text: `You still have ${counted(questions, 'question')} to answer at ${organisationName}.`,
  action: paths.chooseOrganisation,
  hidden: [
    { name: 'code', value: code },
    { name: 'return', value: withQuery(paths.handover(ownId), { return: back }) },
  ],
});
