import { z } from 'zod';
import { defineRoute } from '../define.js';
import { count, day, moment, odsCode, typedText } from '../values.js';

/** Certificates that waive items, as the question sets name them. */
export const certificate = z.enum(['cyber_essentials_plus', 'iso27001', 'psn_ia']);
export type Certificate = z.infer<typeof certificate>;
export const certificateNames: Record<Certificate, string> = {
  cyber_essentials_plus: 'Cyber Essentials PLUS',
  iso27001: 'ISO 27001',
  psn_ia: 'Public Services Network (PSN) certificate',
};

export const sector = z.enum([
  'social-care',
  'pharmacy',
  'optician',
  'dentist',
  'gp',
  'nhs-trust',
  'company',
  'other',
]);
export type Sector = z.infer<typeof sector>;
export const sectorNames: Record<Sector, string> = {
  'social-care': 'Social care',
  pharmacy: 'Community pharmacy',
  optician: 'Optician',
  dentist: 'Dentist',
  gp: 'GP practice',
  'nhs-trust': 'NHS trust',
  company: 'Company that works for health or care',
  other: 'Other',
};

export const yesNoNotSure = z.enum(['yes', 'no', 'not-sure']);

/** May the local support team call the contact? */
export const supportMayCall = z.enum(['yes', 'no']);

/** May be left blank. Has no default: a change of other fields must not empty it. */
const optionalName = typedText(200);
const answer = yesNoNotSure.nullable();

/** Answers of the organisation profile; each page of the portal changes some of them. */
export const profileFields = z.strictObject({
  sector: sector.nullable(),
  caldicottGuardian: optionalName,
  siro: optionalName,
  informationGovernanceLead: optionalName,
  dataProtectionOfficer: optionalName,
  /** Whom local support teams can talk to (domain: "Regional and national"). */
  supportContactName: optionalName,
  supportContactTelephone: typedText(30),
  supportMayCall: supportMayCall.nullable(),
  nhsmailOnly: answer,
  cyberEssentialsPlus: answer,
  cyberEssentialsPlusAwardedOn: day.nullable(),
  iso27001: answer,
  psn: answer,
});

export const profile = profileFields.extend({
  code: odsCode,
  /** Every question that must be answered is. */
  complete: z.boolean(),
  /** When, and by whom, it was last accepted as a whole. */
  acceptedAt: moment.nullable(),
  acceptedBy: z.string().nullable(),
  /** Certificates that count today. */
  certificates: z.array(certificate),
  /** Rises with every change; send it back so that nobody's work is overwritten, or accepted, unseen. 0: nothing yet. */
  version: z.number().int(),
  /** In which version each answer was last changed, and by whom. */
  changes: z.partialRecord(profileFields.keyof(), z.object({ version: z.number().int(), by: z.string() })),
});
export type Profile = z.infer<typeof profile>;

const ofOrganisation = z.object({ code: odsCode });

export const getProfile = defineRoute('GET /organisations/:code/profile', {
  summary: 'Organisation profile',
  access: 'assessment.view',
  params: ofOrganisation,
  output: profile,
});

/**
 * Changes the fields given. A Cyber Essentials PLUS date in the future, or 12 months old, and leave to call without a
 * number are refused; so is, with
 * `profile-changed`, the `profile` as it is now and `changedBy`, a change of a field that somebody else has changed since
 * `version`.
 */
export const saveProfile = defineRoute('PUT /organisations/:code/profile', {
  summary: 'Change the organisation profile',
  access: 'profile.edit',
  params: ofOrganisation,
  body: profileFields.partial().extend({ version: count }),
  output: profile,
});

/**
 * Accepts what was shown. Refused with `profile-changed`, as above, when it has another `version` by now; with
 * `profile-incomplete`, naming the fields.
 */
export const acceptProfile = defineRoute('PUT /organisations/:code/profile/acceptance', {
  summary: 'Check your answers: accept and submit',
  access: 'profile.edit',
  params: ofOrganisation,
  body: z.strictObject({ version: count }),
  output: profile,
});
/** Whom a local support team can talk to, as the organisation says it; `null`: it has named nobody. */
export const getSupportContact = defineRoute('GET /staff/organisations/:code/support-contact', {
  summary: 'Contact of an organisation for support teams',
  access: 'staff.organisations.view',
  params: ofOrganisation,
  output: z.object({
    contact: z
      .object({ name: z.string(), telephone: z.string(), mayCall: supportMayCall.nullable() })
      .nullable(),
  }),
});

export const profileProblem = z.enum(['profile-incomplete', 'profile-changed']);
