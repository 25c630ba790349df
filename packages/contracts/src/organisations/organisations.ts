import { z } from 'zod';
import { defineEvent, defineRequest, defineRoute } from '../define.js';
import { flag, listOf, odsCode, paging, searchText, typedText } from '../values.js';
import { status } from './register.js';

/** What an organisation is, decided by the role ODS gives it, never by the shape of its code. */
export const organisationType = z.enum([
  'care-home-site',
  'care-home-head-office',
  'pharmacy',
  'pharmacy-head-office',
  'other',
]);
export type OrganisationType = z.infer<typeof organisationType>;
export const organisationTypeNames: Record<OrganisationType, string> = {
  'care-home-site': 'Care home or care site',
  'care-home-head-office': 'Care head office',
  pharmacy: 'Pharmacy',
  'pharmacy-head-office': 'Pharmacy head office',
  other: 'Other organisation',
};

export const address = z.object({
  lines: z.array(z.string()),
  postcode: z.string().nullable(),
});

const named = z.object({ code: odsCode, name: z.string() });

/** Facts about one organisation on the day asked. */
export const organisation = z.object({
  code: odsCode,
  name: z.string(),
  type: organisationType,
  isHeadOffice: z.boolean(),
  address,
  telephone: z.string().nullable(),
  /** Computed from the dates for the day asked about. */
  open: z.boolean(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** Open, and of a type that takes part. */
  mayRegister: z.boolean(),
  /** Somebody has completed registration for it. */
  registered: z.boolean(),
  headOffice: named.extend({ registered: z.boolean() }).nullable(),
  /** Open sites it operates today. */
  siteCount: z.number().int(),
  headOfficeFunction: z.boolean(),
  /** The other code of the same single location; both show the same status. */
  twin: named.nullable(),
  successor: named.nullable(),
  localAuthority: z.string().nullable(),
  region: z.string().nullable(),
  cqcLocationId: z.string().nullable(),
});
export type Organisation = z.infer<typeof organisation>;

/** An organisation with what the world sees for it. */
export const organisationWithStatus = organisation.extend({ status });
export type OrganisationWithStatus = z.infer<typeof organisationWithStatus>;

/** Facts for other services; unknown codes are simply absent from the answer. */
export const findOrganisations = defineRequest('organisations.organisations.find', {
  idempotent: true,
  input: z.strictObject({ codes: z.array(odsCode).max(10_000) }),
  output: z.object({ organisations: z.array(organisation) }),
});

/** Find your code: by postcode, name, code or CQC location id. Open codes come first. */
export const searchOrganisations = defineRoute('GET /organisations', {
  summary: 'Find an organisation by postcode, name, ODS code or CQC location id',
  access: 'public',
  query: z.object({
    q: searchText().min(1, 'Enter a postcode, name, ODS code or CQC location ID'),
    /** Leave out organisations that may not register. */
    mayRegister: flag.optional(),
    ...paging,
  }),
  output: listOf(organisationWithStatus),
});

export const getOrganisation = defineRoute('GET /organisations/:code', {
  summary: 'One organisation: facts and status',
  access: 'public',
  params: z.object({ code: odsCode }),
  output: organisationWithStatus,
});

/** How many organisations can be looked at side by side. */
export const mostSideBySide = 20;

/** Codes as people write a list, each once. @example codesIn('aaa1, vr001') // ['AAA1', 'VR001'] */
export const codesIn = (text: string): string[] => [
  ...new Set(
    text
      .toUpperCase()
      .split(/[,;\s]+/)
      .filter(Boolean),
  ),
];

/** Codes as an address holds them. @example 'AAA1,VR001' */
export const codeList = typedText(1000)
  .transform(codesIn)
  .pipe(
    z
      .array(odsCode)
      .min(1, 'Enter at least one ODS code')
      .max(mostSideBySide, `You can look at ${mostSideBySide} organisations at a time`),
  );

/** Organisations that somebody wants to compare; unknown codes are simply absent from the answer. */
export const listSideBySide = defineRoute('GET /side-by-side', {
  summary: `Facts and status of up to ${mostSideBySide} organisations, by their codes and in their order`,
  access: 'public',
  query: z.object({ codes: codeList }),
  output: z.object({ items: z.array(organisationWithStatus) }),
});

export const downloadSideBySide = defineRoute('GET /side-by-side.csv', {
  summary: 'The same as CSV',
  access: 'public',
  query: z.object({ codes: codeList }),
  produces: 'text/csv; charset=utf-8',
});

/** Its name changed in ODS. New organisations are not told: nobody knows them by an old name. */
export const organisationRenamed = defineEvent(
  'organisations.renamed.v1',
  z.object({ code: odsCode, name: typedText(500) }),
);
