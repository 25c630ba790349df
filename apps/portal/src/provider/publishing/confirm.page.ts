import type { Assessment } from '@dspt/contracts/assessment/assessments';
import type { Profile } from '@dspt/contracts/assessment/profiles';
import type { Publication } from '@dspt/contracts/assessment/publications';
import { lastDayBefore } from '@dspt/contracts/days';
import type { Depth } from '@dspt/contracts/organisations/sites';
import { levelNames } from '@dspt/contracts/values';
import { dayText } from '../../pages/dates.js';
import { Form } from '../../pages/form.js';
import { view } from '../../pages/view.js';
import { paths } from '../../paths.js';
import { whatIsLeft } from '../assessment/progress.js';
import { changedSince } from '../profile/profile-conflict.page.js';
import { profileRows } from '../profile/profile.page.js';
import { depthNames } from './depth.js';
import type { Draft } from './draft.js';
import type { Preview } from './preview.page.js';

interface Confirming {
  profile: Profile;
  /** The version that was confirmed before; what has been changed since is said. */
  confirmed: number;
}

export const profilePage = ({ profile, confirmed }: Confirming, form = new Form()) =>
  view('provider/publishing/profile', {
    title: 'Is your organisation profile up to date?',
    back: paths.publish.preview,
    form,
    action: paths.publish.profile,
    hidden: [{ name: 'version', value: String(profile.version) }],
    changed: changedSince(profile, confirmed, 'since you confirmed the profile').map(
      ({ message }) => message,
    ),
    rows: profileRows(profile, true, paths.publish.profile),
    confirm: form.checkboxes('profileConfirmed', {
      label: 'Confirm your profile',
      options: [{ value: 'yes', text: 'Our organisation profile is up to date' }],
    }),
  });

interface Facts {
  draft: Draft;
  fingerprint: string;
  preview: Preview;
  organisationName: string;
  /** Only where there was something to choose. */
  depth: Depth | null;
  /** Confirmed on this page, where there are no sites to choose before. */
  profile?: Profile | undefined;
  /** Documents in the answers are: it keeps nobody from publishing. */
  outOfDate?: string | undefined;
}

export function confirmPage(
  { draft, fingerprint, preview, organisationName, depth, profile, outOfDate }: Facts,
  form = new Form(),
) {
  const { level, edition, effects, covered, leftOut } = preview;
  const sites =
    effects.length > 0
      ? [
          ...(depth ? [row('For whom', depthNames[depth], paths.publish.questions)] : []),
          row('Sites covered', String(covered), paths.publish.sites),
          row('Sites left out', String(leftOut), paths.publish.sites),
        ]
      : [];
  return view('provider/publishing/confirm', {
    title: 'Check and publish',
    back: profile ? paths.publish.level : paths.publish.profile,
    form,
    action: paths.publish.confirm,
    hidden: [
      { name: 'requestId', value: draft.requestId },
      { name: 'shown', value: fingerprint },
      ...(profile ? [{ name: 'version', value: String(profile.version) }] : []),
    ],
    rows: [
      row('Organisation', organisationName),
      row('Level', levelNames[level], paths.publish.level),
      row('Edition', edition),
      row('Counts', 'For 12 months'),
      ...sites,
      ...(profile ? [] : [row('Profile', 'Up to date', paths.publish.profile)]),
    ],
    profile: profile && profileRows(profile, true, paths.publish.confirm),
    forSites: sites.length > 0 ? ' for your organisation and all sites covered' : '',
    plan: level === 'approaching' ? paths.actionPlan.edit : undefined,
    outOfDate: outOfDate && { text: outOfDate, href: paths.assessment.documents },
  });
}

const row = (key: string, text: string, change?: string) => ({
  key: { text: key },
  value: { text },
  actions: change
    ? { items: [{ href: change, text: 'Change', visuallyHiddenText: key.toLowerCase() }] }
    : undefined,
});

/** What happens next. @param next of whoever has Standards Met before them */
export const donePage = (publication: Publication, next: Assessment | undefined) =>
  view('provider/publishing/done', {
    title: `You have published ${levelNames[publication.level]}`,
    panel: `It counts until ${dayText(lastDayBefore(publication.expiresAt))}.`,
    sites: publication.sitesCovered > 0,
    goOn: next && whatIsLeft(next, 'met', true).next,
    publicPath: paths.organisations.one(publication.code),
    certificatePath: paths.publications.certificate(publication.id),
    badgePath: paths.publications.badge(publication.id),
    publicationPath: paths.publications.one(publication.id),
    homePath: paths.home,
  });
