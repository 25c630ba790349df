import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import { outcomeLink } from '../../help/email-outcomes/email-outcomes.page.js';
import { organisationFacts } from '../../public/organisations/facts.js';
import { coverOf, statusTag } from '../../public/organisations/status.js';
import type { humanCheck } from '../../human-check/human-check.js';
import { Form } from '../../pages/form.js';
import { summaryRows } from '../../pages/summary.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { personFields, personNames } from './person-fields.js';

type Check = ReturnType<typeof humanCheck>;

/** First step: is this the organisation, and is registering it the right thing to do? */
export function confirmOrganisationPage(organisation: OrganisationWithStatus) {
  const { code, name } = organisation;
  return view('account/registration/organisation', {
    title: 'Is this your organisation?',
    back: paths.findCode,
    name,
    covered: covered(organisation),
    facts: { rows: organisationFacts(organisation) },
    advice: advice(organisation),
    next: paths.register.details(code),
    findPath: paths.findCode,
  });
}

/** Somebody else has published for it: whoever comes to register has nothing to do. */
export function covered({ code, status }: OrganisationWithStatus) {
  const cover = coverOf(status);
  return (
    cover && {
      heading: `You are covered until ${cover.until}: nothing to do`,
      text: `${cover.by} (${cover.code}) published ${cover.level} on ${cover.since}, and it counts for this organisation, too.`,
      statusPath: paths.organisations.one(code),
    }
  );
}

/** Who else may be doing this already, and which of several codes to use. */
export function advice({
  headOffice,
  twin,
  isHeadOffice,
  siteCount,
  status,
}: OrganisationWithStatus): string[] {
  const lines: string[] = [];
  if (status.state === 'published' && status.formerHeadOffice)
    lines.push(
      `It is still covered: ${statusTag(status).detail}. Nobody will publish for it again: publish your own assessment by then.`,
    );
  if (headOffice?.registered)
    lines.push(
      `Your head office may already be doing this for you: ${headOffice.name} (${headOffice.code}) has registered. Ask them before you start.`,
    );
  else if (headOffice && !twin)
    lines.push(
      `Your head office, ${headOffice.name} (${headOffice.code}), has not registered. If all its sites are run the same way, it can do one assessment for all of them.`,
    );
  if (twin)
    lines.push(
      `This is the same single location as ${twin.name} (${twin.code}). Either code works: both show the same status.`,
    );
  if (isHeadOffice && siteCount > 1)
    lines.push(
      `This is a head office with ${siteCount} sites. If they are run the same way, one assessment can cover them all.`,
    );
  return lines;
}

export const detailsPage = (code: string, organisationName: string, form: Form) =>
  view('account/registration/details', {
    title: 'Your details',
    back: paths.register.start(code),
    form,
    organisationName,
    action: paths.register.details(code),
    fields: personFields(form),
  });

export const checkPage = (code: string, organisationName: string, form: Form, check: Check) =>
  view('account/registration/check', {
    title: 'Check your details',
    form,
    action: paths.register.check(code),
    hidden: personNames.map((name) => ({ name, value: form.text(name) })),
    summary: summaryRows([
      ['Organisation', `${organisationName} (${code})`],
      ['Email address', form.text('email')],
      ['Name', `${form.text('firstName')} ${form.text('lastName')}`],
      ['Telephone number', form.text('telephone') || 'Not given'],
    ]),
    change: { text: 'Change these details', name: 'change', value: 'yes', variant: 'secondary' },
    check,
    terms: termsOf(form),
    termsPath: paths.information.terms,
  });

/** The box to tick; `acceptTerms` as the contracts name it. */
export const termsOf = (form: Form) => ({
  ...form.checkboxes('acceptTerms', {
    label: 'Terms and conditions',
    options: [{ value: 'yes', text: 'I have read and accept the terms and conditions' }],
  }),
});

export const sentPage = (
  { organisationName, email }: { organisationName: string; email: string },
  { code, form }: { code: string; form: Form },
) =>
  view('account/registration/sent', {
    outcome: outcomeLink(form.requestId),
    title: 'Check your email',
    form: new Form(),
    action: paths.register.check(code),
    hidden: personNames.map((name) => ({ name, value: form.text(name) })),
    email,
    organisationName,
    helpPath: paths.contact,
  });

/** Asking the administrators to be let in. */
export const requestPage = (code: string, organisationName: string, form: Form, check: Check) =>
  view('account/registration/request', {
    title: 'Ask to join',
    back: paths.register.start(code),
    form,
    organisationName,
    lead: 'Its administrators get an email with your details. They decide whether to let you in.',
    submit: 'Ask to join',
    action: paths.register.askToJoin(code),
    fields: personFields(form),
    message: form.textarea('message', {
      label: 'Message to the administrators (optional)',
      hint: 'For example: your job there.',
    }),
    check,
  });

export const joinSentPage = (organisationName: string) =>
  view('account/registration/request-sent', {
    title: 'Your request has been sent',
    lines: [
      `The administrators of ${organisationName} have been sent your details.`,
      'When one of them lets you in, you get an email with an invitation. Open its link to accept it; if you have an account, you find it when you sign in, too.',
    ],
  });
