import { roleNames } from '@dspt/contracts/access';
import type { MyInvitation } from '@dspt/contracts/identity/invitations';
import type { Session } from '@dspt/contracts/identity/sessions';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { elsewhere } from '../../provider/answer-copies/elsewhere.js';
import { organisationFacts } from '../../public/organisations/facts.js';
import type { humanCheck } from '../../human-check/human-check.js';
import type { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths, withQuery } from '../../paths.js';
import { advice, covered } from '../registration/registration.page.js';

export function choosePage(session: Session, form: Form, invited: MyInvitation[]) {
  const { memberships, organisation } = session;
  return view('account/memberships/choose', {
    title: 'Choose an organisation',
    form,
    action: paths.chooseOrganisation,
    hidden: form.text('return') ? [{ name: 'return', value: form.text('return') }] : [],
    without: memberships.length === 0,
    choice: form.radios('code', {
      label: 'Which organisation do you want to act for?',
      heading: true,
      options: memberships.map(({ code, organisationName, role }) => ({
        value: code,
        text: `${organisationName} (${code})`,
        hint:
          code === organisation?.code ? `${roleNames[role]} – you are acting for it now` : roleNames[role],
      })),
    }),
    invited: invitedLink(invited),
    severalPath:
      organisation?.role === 'administrator' && elsewhere(session, 'assessment.publish').length > 0
        ? paths.publishSeveral.choose
        : undefined,
    copyPath: organisation && elsewhere(session).length > 0 ? paths.answerCopies.questions : undefined,
    addPath: paths.findCode,
  });
}

/** Where invitations wait to be accepted; `undefined` when there are none. */
export const invitedLink = (invited: MyInvitation[]) =>
  invited.length === 0
    ? undefined
    : {
        text: `You have been invited to ${invited.map(({ organisationName }) => organisationName).join(', ')}`,
        href: paths.invitation.mine,
      };

export function addPage(
  organisation: OrganisationWithStatus,
  form: Form,
  check: ReturnType<typeof humanCheck>,
) {
  const { code, name } = organisation;
  return view('account/memberships/add', {
    title: 'Add this organisation to your account?',
    back: paths.findCode,
    form,
    action: withQuery(paths.addOrganisation, { code }),
    name,
    covered: covered(organisation),
    facts: { rows: organisationFacts(organisation) },
    advice: advice(organisation),
    check,
    findPath: paths.findCode,
  });
}
