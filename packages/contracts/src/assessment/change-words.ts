import { counted } from '../counted.js';
import { levelNames } from '../values.js';
import type { Change } from './changes.js';

type Of<D extends Change['did']> = Extract<Change, { did: D }>;
type ProfileField = Of<'profile-changed'>['fields'][number];

const profileFieldNames: Record<ProfileField, string> = {
  sector: 'kind of organisation',
  caldicottGuardian: 'Caldicott Guardian',
  siro: 'senior information risk owner',
  informationGovernanceLead: 'information governance lead',
  dataProtectionOfficer: 'data protection officer',
  supportContactName: 'name of the contact for support',
  supportContactTelephone: 'telephone number of the contact for support',
  supportMayCall: 'whether support may call',
  nhsmailOnly: 'NHSmail',
  cyberEssentialsPlus: 'Cyber Essentials PLUS',
  cyberEssentialsPlusAwardedOn: 'date of Cyber Essentials PLUS',
  iso27001: 'ISO 27001',
  psn: 'PSN',
};

/** Who did it, for people. */
export const whoChanged = ({ by, did }: Pick<Change, 'by' | 'did'>): string =>
  by?.name ?? (did === 'moved' ? 'The helpdesk' : 'This service');

/** What happened, in a few words, without what an answer was and is. @example 'Answered' */
export function changeWords(change: Change): string {
  switch (change.did) {
    case 'answered':
      return answeredWords(change);
    case 'assigned':
      return assignedWords(change);
    case 'handed-over':
      return handedOverWords(change);
    case 'carried-over':
      return `${counted(change.answers, 'answer')} came from the year before`;
    case 'answer-sheet-saved':
      return `Saved ${counted(change.items.length, 'answer')} from a spreadsheet`;
    case 'action-plan-saved':
      return `Changed the action plan for ${counted(change.items.length, 'question')}`;
    case 'profile-changed':
      return `Changed the organisation profile: ${change.fields.map((field) => profileFieldNames[field]).join(', ')}`;
    case 'published':
      return `Published at ${levelNames[change.level]}${change.sites > 0 ? `, for ${counted(change.sites, 'site')}` : ''}`;
    case 'sites-added':
      return `Added ${counted(change.sites, 'site')} to what was published at ${levelNames[change.level]}`;
    default:
      return plainWords[change.did];
  }
}

const plainWords: Record<'confirmed' | 'unconfirmed' | 'profile-accepted' | 'moved', string> = {
  confirmed: 'Confirmed',
  unconfirmed: 'Took the confirmation back',
  'profile-accepted': 'Accepted the organisation profile',
  moved: 'Moved the assessment between two ODS codes',
};

function answeredWords({ from, to, through }: Of<'answered'>): string {
  if (through) return throughWords(through);
  const before = from && JSON.stringify({ ...from, comment: '' });
  if (before === JSON.stringify({ ...to, comment: '' }))
    return from?.comment === to.comment
      ? 'Said that the answer of the year before is still right'
      : 'Changed the comment';
  return stateWords(from?.state ?? 'not-started', to);
}

function throughWords(through: NonNullable<Of<'answered'>['through']>): string {
  if ('document' in through) {
    const { what, document, by } = through;
    return what === 'document-replaced'
      ? `Put ‘${by}’ in the place of ‘${document}’`
      : `Put ‘${document}’ back in the place of ‘${by}’`;
  }
  const from = `${through.from.name} (${through.from.code})`;
  return through.what === 'copied'
    ? `Copied from the answers of ${from}`
    : `Put back: the copy from ${from} was undone`;
}

function stateWords(from: string, { state, comment }: Of<'answered'>['to']): string {
  switch (state) {
    case 'not-started':
      return from === 'not-started' && comment ? 'Wrote a comment' : 'Took the answer out';
    case 'not-yet':
      return 'Answered ‘Not yet’';
    case 'not-applicable':
      return 'Said that it does not apply';
    case 'carried-over':
      return 'Said that the answer of the year before has to be looked at again';
    default:
      return from === 'answered' ? 'Changed the answer' : 'Answered';
  }
}

function assignedWords({ by, from, to }: Of<'assigned'>): string {
  if (!by) return `${from.owner} cannot answer any more, so the question is nobody’s`;
  const parts = [
    ...(from.owner === to.owner ? [] : [to.owner ? `gave it to ${to.owner}` : 'made it nobody’s']),
    ...(from.dueOn === to.dueOn
      ? []
      : [to.dueOn ? `to be done by ${dayWords(to.dueOn)}` : 'took the date away']),
  ];
  const words = parts.join(', ') || 'left it with nobody';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const handedOverWords = ({ from, to }: Of<'handed-over'>): string =>
  `Handed it over${from.owner ? ` from ${from.owner}` : ''} to ${to.owner ?? 'nobody'}`;

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const dayWords = (text: string): string => day.format(new Date(`${text}T00:00:00Z`));
