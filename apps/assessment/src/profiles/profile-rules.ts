import type { Sector } from '@dspt/contracts/assessment/profiles';
import type { FieldError } from '@dspt/contracts/problem';
import { awardProblem, type ProfileFields } from './certificates.js';

/** A profile nobody has filled in yet. */
export const emptyProfile: ProfileFields = {
  sector: null,
  caldicottGuardian: '',
  siro: '',
  informationGovernanceLead: '',
  dataProtectionOfficer: '',
  supportContactName: '',
  supportContactTelephone: '',
  supportMayCall: null,
  nhsmailOnly: null,
  cyberEssentialsPlus: null,
  cyberEssentialsPlusAwardedOn: null,
  iso27001: null,
  psn: null,
};

/** A certificate's date means nothing once it is said that there is no certificate. */
export function changedProfile(before: ProfileFields, changes: Partial<ProfileFields>): ProfileFields {
  const after = { ...before, ...changes };
  const held = after.cyberEssentialsPlus === 'yes' || after.cyberEssentialsPlus === null;
  return held ? after : { ...after, cyberEssentialsPlusAwardedOn: null };
}

/** In which version of the profile a field was last changed, and by whom. */
export type FieldChanges = Partial<Record<keyof ProfileFields, { version: number; by: string }>>;

/** Who has changed one of the fields, to something else, since a version of the profile was looked at. */
export function changedMeanwhile(
  wanted: Partial<ProfileFields>,
  seen: number,
  { fields, changes }: { fields: ProfileFields; changes: FieldChanges },
): string | undefined {
  const names = Object.keys(wanted) as (keyof ProfileFields)[];
  return names
    .filter((name) => fields[name] !== wanted[name])
    .map((name) => changes[name])
    .find((change) => change && change.version > seen)?.by;
}

/** Who made the newest change. */
export const lastChangedBy = (changes: FieldChanges): string =>
  Object.values(changes).toSorted((a, b) => b.version - a.version)[0]?.by ?? 'Somebody else';

/** What of a change cannot be accepted. */
export function profileErrors(
  today: string,
  { cyberEssentialsPlusAwardedOn: on, supportMayCall, supportContactTelephone }: Partial<ProfileFields>,
): FieldError[] {
  const award = on ? awardProblem(today, on) : undefined;
  const noNumber = supportMayCall === 'yes' && supportContactTelephone === '';
  return [
    ...(award ? [{ field: 'cyberEssentialsPlusAwardedOn', message: award }] : []),
    ...(noNumber
      ? [
          {
            field: 'supportContactTelephone',
            message: 'Enter the telephone number that your local support team may call',
          },
        ]
      : []),
  ];
}

/** Sectors whose organisations are asked about ISO 27001 and the PSN certificate as well. */
const largerSectors: ReadonlySet<Sector> = new Set(['nhs-trust', 'company', 'other']);

/** Questions still to answer, and how to say so. Names of people may stay blank. */
export function missingAnswers(profile: ProfileFields): FieldError[] {
  const larger = profile.sector !== null && largerSectors.has(profile.sector);
  const needsDate = profile.cyberEssentialsPlus === 'yes';
  return [
    ...missing(profile, 'sector', 'Select what kind of organisation you are'),
    ...missing(profile, 'nhsmailOnly', 'Say whether NHSmail is your only email system'),
    ...missing(profile, 'cyberEssentialsPlus', 'Say whether you have a Cyber Essentials PLUS certificate'),
    ...(needsDate
      ? missing(profile, 'cyberEssentialsPlusAwardedOn', 'Enter the date the certificate was awarded')
      : []),
    ...(larger ? missing(profile, 'iso27001', 'Say whether you have an ISO 27001 certificate') : []),
    ...(larger ? missing(profile, 'psn', 'Say whether you have a PSN certificate') : []),
  ];
}

const missing = (profile: ProfileFields, field: keyof ProfileFields, message: string): FieldError[] =>
  profile[field] === null ? [{ field, message }] : [];
