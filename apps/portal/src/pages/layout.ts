import { randomUUID } from 'node:crypto';
import { permissions, roleNames } from '@dspt/contracts/access';
import type { Session } from '@dspt/contracts/identity/sessions';
import { paths, withQuery } from '../paths.js';
import { bannerOf } from './banner.js';
import { timeText } from './dates.js';
import type { Form } from './form.js';
import { ownerOfForm } from './form-owner.js';
import type { PageModel } from './view.js';

export const serviceName = 'Data Security and Protection Toolkit';

export interface LayoutFacts {
  session: Session | undefined;
  /** Path with query of the page asked for. */
  url: string;
  nonce: string;
  /** Who it is cannot be found out now. */
  unknown: boolean;
  /** Name of a success banner. */
  done: unknown;
  now: Date;
}

/** What surrounds every page. */
export function layout(
  model: PageModel & { form?: Form },
  { session, unknown, url, nonce, done, now }: LayoutFacts,
) {
  const path = url.split('?')[0]!;
  return {
    nonce,
    serviceName,
    tabTitle: `${model.form?.wrong ? 'Error: ' : ''}${withService(model.title)}`,
    header: header(session, path, url),
    footer,
    errorSummary: model.form?.summary,
    unknown,
    banner: bannerOf(done),
    back: model.back ? { href: model.back, text: 'Back' } : undefined,
    formOwner: ownerOfForm(session),
    requestId: model.form?.requestId ?? randomUUID(),
    impersonation: session?.impersonation && impersonation(session),
    actingFor: session && !session.impersonation && actingFor(session, url),
    ending: session && !session.impersonation && ending(session, url, now),
  };
}

const withService = (title: string): string => (title === serviceName ? title : `${title} – ${serviceName}`);

function header(session: Session | undefined, path: string, url: string) {
  return {
    service: { text: serviceName, href: session ? paths.home : paths.start },
    account: { items: session ? accountOf(session) : strangersAccount(path, url) },
    navigation: session?.organisation ? { items: navigation(session, path) } : undefined,
  };
}

const accountOf = ({ person, impersonation }: Session) => {
  const name = `${person.firstName} ${person.lastName}`;
  if (impersonation) return [{ text: name, icon: true }];
  return [
    { text: name, href: paths.account, icon: true },
    { text: 'Sign out', action: paths.signOut, method: 'post' },
  ];
};

const strangersAccount = (path: string, url: string) => {
  const worthComingBack = path !== paths.start && !path.startsWith(paths.signIn);
  return [
    { text: 'Register', href: paths.findCode },
    { text: 'Sign in', href: withQuery(paths.signIn, { return: worthComingBack ? url : undefined }) },
  ];
};

function navigation(session: Session, path: string) {
  const may = permissions(session);
  const items = [
    { text: 'Home', href: paths.home },
    { text: 'Profile', href: paths.profile.start },
    { text: 'Assessment', href: paths.assessment.tasks },
    { text: 'Sites', href: paths.sites.list },
    { text: 'Publications', href: paths.publications.list },
    ...(may.includes('users.manage') ? [{ text: 'Users', href: paths.users.list }] : []),
    { text: 'Help', href: paths.help.hub },
  ];
  return items.map((item) => ({ ...item, active: path === item.href || path.startsWith(`${item.href}/`) }));
}

function actingFor({ organisation, memberships }: Session, url: string) {
  if (!organisation) return undefined;
  return {
    name: organisation.organisationName,
    code: organisation.code,
    role: roleNames[organisation.role],
    change: memberships.length > 1 ? withQuery(paths.chooseOrganisation, { return: url }) : undefined,
  };
}

/** Whom a member of staff views as, and until when. */
const impersonation = ({ organisation, endsAt }: Session) => ({
  name: organisation?.organisationName,
  code: organisation?.code,
  until: timeText(endsAt),
  stop: paths.impersonation.stop,
});

/** When the session ends by itself, for the notice and for the script that warns two minutes before. */
const ending = ({ endsAt }: Session, url: string, now: Date) => ({
  at: endsAt,
  now: now.toISOString(),
  time: timeText(endsAt),
  stayPath: paths.apiSessionEnd,
  endedPath: withQuery(paths.signIn, { return: url, done: 'session-ended' }),
});

const footer = {
  copyright: { text: 'Contains public sector information licensed under the Open Government Licence v3.0.' },
  meta: {
    items: [
      { text: 'Help', href: paths.help.hub },
      { text: 'Find an organisation', href: paths.organisations.search },
      { text: 'Check a certificate', href: paths.verify.start },
      { text: 'Accessibility statement', href: paths.information.accessibility },
      { text: 'Contact us', href: paths.contact },
      { text: 'Cookies', href: paths.information.cookies },
      { text: 'Privacy', href: paths.information.privacy },
      { text: 'Terms and conditions', href: paths.information.terms },
    ],
  },
};
