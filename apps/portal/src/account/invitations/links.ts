import { linkProblem } from '@dspt/contracts/identity/links';
import { Problem } from '@dspt/contracts/problem';
import { view, type Redirect, type View } from '../../pages/view.js';
import { paths } from '../../paths.js';

type Links = { text: string; href: string }[];

/** A link that was cut off on its way gets a page that says so, and what to do instead, whatever is done with it. */
export async function orIncomplete<V extends View | Redirect>(
  act: () => Promise<V>,
  instead: Links = ofAccounts,
): Promise<V | View> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Problem) || !linkProblem.safeParse(error.code).success) throw error;
    return incompletePage(instead);
  }
}

const ofAccounts: Links = [
  { text: 'I was registering: register again, and get a new link', href: paths.findCode },
  { text: 'I was choosing a new password: ask for a new link', href: paths.forgottenPassword },
  { text: 'Somebody invited me, or it still does not work: contact the helpdesk', href: paths.contact },
];

const incompletePage = (links: Links) =>
  view(
    'account/invitations/closed',
    {
      title: 'This link is incomplete',
      text: 'Part of it was cut off on the way. Open it from the email again, or copy all of it, up to the last letter, into the address bar.',
      links,
    },
    404,
  );
