import type { Assessment, Item } from '@dspt/contracts/assessment/assessments';
import type { DocumentSummary } from '@dspt/contracts/assessment/documents';
import type { OwnSupplierStatement } from '@dspt/contracts/assessment/supplier-statements';
import type { Profile } from '@dspt/contracts/assessment/profiles';
import type { PublicationDraft } from '@dspt/contracts/assessment/publication-drafts';
import type { OrganisationWithStatus } from '@dspt/contracts/organisations/organisations';
import type { Status } from '@dspt/contracts/organisations/register';
import type { Site } from '@dspt/contracts/organisations/sites';

/** What services answer, for tests of presenters: whole, and changed where a test cares. */

type Assertion = Assessment['assertions'][number];
type Summary = Assertion['items'][number];

export const itemSummary = (ref: string, change: Partial<Summary> = {}): Summary => ({
  ref,
  question: `Question ${ref}?`,
  section: 'Data security',
  answerType: 'text',
  mandatoryFor: 'approaching',
  state: 'not-started',
  exemptBy: null,
  ...change,
});

export const assertion = (ref: string, items: Summary[], change: Partial<Assertion> = {}): Assertion => ({
  ref,
  title: `Assertion ${ref}`,
  standard: Number(ref.split('.')[0]),
  items,
  confirmed: false,
  confirmedAt: null,
  confirmedBy: null,
  confirmable: false,
  version: 0,
  ...change,
});

type Progress = Assessment['progress']['met'];

const progress = (level: Progress['level'], change: Partial<Progress>): Progress => ({
  level,
  complete: 0,
  total: 44,
  assertionsConfirmed: 0,
  assertionsTotal: 26,
  outstandingItems: [],
  unconfirmedAssertions: [],
  ready: false,
  ...change,
});

export const assessment = (
  assertions: Assertion[],
  {
    approaching = {},
    met = {},
    ...change
  }: { approaching?: Partial<Progress>; met?: Partial<Progress> } & Partial<Assessment> = {},
): Assessment => ({
  code: 'VR001',
  organisationName: 'Rose House',
  edition: { id: '2026-27', name: '2026 to 2027', opensOn: '2026-09-01', deadline: '2027-06-30' },
  standards: [
    { number: 1, title: 'Personal information' },
    { number: 2, title: 'Staff responsibilities' },
  ],
  assertions,
  progress: { approaching: progress('approaching', approaching), met: progress('met', met) },
  approachingAvailable: true,
  profileComplete: true,
  lastActivityAt: null,
  carriedOver: null,
  ...change,
});

export const item = (change: Partial<Item> = {}): Item => ({
  ...itemSummary('1.3.11'),
  assertion: '1.3',
  assertionTitle: 'Policies',
  yesIf: null,
  yesText: null,
  settles: null,
  evidence: null,
  help: ['Help'],
  example: 'An example',
  reviewNote: null,
  notApplicableAllowed: true,
  notApplicableHint: null,
  profilePeople: false,
  dependsOn: null,
  answer: {
    state: 'not-started',
    tick: null,
    text: null,
    date: null,
    documents: [],
    reason: null,
    planned: null,
    comment: '',
  },
  version: 0,
  changedBy: null,
  changedAt: null,
  carriedFrom: null,
  previousRef: null,
  nextRef: null,
  ...change,
});

export const statement = (change: Partial<OwnSupplierStatement> = {}): OwnSupplierStatement => ({
  id: 's',
  supplier: { code: 'VL001', name: 'ROTA LTD' },
  title: 'How we keep your data safe',
  products: 'Rotamatic',
  summary: 'Data stays in England.',
  questions: ['10.1.2'],
  file: {
    id: 'v2',
    number: 2,
    name: 'Statement.pdf',
    size: 5_400,
    writtenAt: '2026-05-03T10:00:00Z',
    effectiveOn: '2026-05-03',
    expiresOn: null,
  },
  withdrawnOn: null,
  version: 3,
  writtenBy: 'Sam Supplier',
  addedBy: 1,
  ...change,
});

export const documentSummary = (change: Partial<DocumentSummary> = {}): DocumentSummary => ({
  id: 'd',
  name: 'Policy.pdf',
  size: 5_400,
  uploadedAt: '2026-05-03T10:00:00Z',
  uploadedBy: 'Ann Lee',
  usedIn: ['1.1.2'],
  effectiveOn: null,
  expiresOn: null,
  version: 0,
  replacedBy: null,
  statement: null,
  restorableUntil: null,
  ...change,
});

export const profile = (change: Partial<Profile> = {}): Profile => ({
  code: 'VR001',
  sector: 'social-care',
  caldicottGuardian: '',
  siro: '',
  informationGovernanceLead: '',
  dataProtectionOfficer: '',
  supportContactName: '',
  supportContactTelephone: '',
  supportMayCall: null,
  nhsmailOnly: 'yes',
  cyberEssentialsPlus: 'no',
  cyberEssentialsPlusAwardedOn: null,
  iso27001: 'no',
  psn: 'no',
  complete: true,
  acceptedAt: null,
  acceptedBy: null,
  certificates: [],
  version: 0,
  changes: {},
  ...change,
});

export const unpublished: Status = {
  state: 'not-published',
  level: null,
  edition: null,
  publishedOn: null,
  expiresOn: null,
  through: null,
  formerHeadOffice: false,
};

export const organisation = (change: Partial<OrganisationWithStatus> = {}): OrganisationWithStatus => ({
  code: 'VR001',
  name: 'ROSE HOUSE',
  type: 'care-home-site',
  isHeadOffice: false,
  telephone: null,
  address: { lines: ['1 HIGH STREET', 'TAUNTON'], postcode: 'TA4 1BT' },
  open: true,
  openedOn: '2011-03-23',
  closedOn: null,
  mayRegister: true,
  registered: false,
  headOffice: null,
  siteCount: 0,
  headOfficeFunction: false,
  twin: null,
  successor: null,
  localAuthority: 'Somerset',
  region: 'South West',
  cqcLocationId: '1-1',
  status: unpublished,
  ...change,
});

export const site = (code: string, change: Partial<Site> = {}): Site => ({
  code,
  name: `ROSE ${code}`,
  town: 'YORK',
  postcode: 'YO1 7HH',
  localAuthority: 'York',
  joinedOn: null,
  under: null,
  registered: false,
  status: unpublished,
  ...change,
});

export const draft = (change: Partial<PublicationDraft> = {}): PublicationDraft => ({
  requestId: '7b1c8a52-8b0e-4a52-9d5e-0f6c55a3f001',
  level: null,
  sameAcrossSites: null,
  depth: null,
  exclusions: [],
  profileVersion: null,
  publicationId: null,
  ...change,
});
