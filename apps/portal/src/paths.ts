/** Leaves `:name` as it is, so that a builder also gives the pattern of its route: `paths.users.remove(':id')`. */
const part = (value: string): string => (value.startsWith(':') ? value : encodeURIComponent(value));

/** @example withQuery(paths.findCode, { q: 'LS1 4AP' }) */
export function withQuery(path: string, query: Record<string, string | number | undefined>): string {
  const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  if (given.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(given).toString()}`;
}

/** Every address of the portal; nobody writes one by hand. */
export const paths = {
  start: '/',
  home: '/home',
  health: '/health',
  ready: '/ready',
  adminUi: '/admin',

  findCode: '/find-code',
  register: {
    start: (code: string) => `/register/${part(code)}`,
    details: (code: string) => `/register/${part(code)}/details`,
    check: (code: string) => `/register/${part(code)}/check`,
    askToJoin: (code: string) => `/register/${part(code)}/ask-to-join`,
  },
  invitation: {
    accept: (token: string) => `/invitations/${part(token)}`,
    renew: (token: string) => `/invitations/${part(token)}/renewal`,
    decline: (token: string) => `/invitations/${part(token)}/refusal`,
    mine: '/my-invitations',
    acceptMine: (id: string) => `/my-invitations/${part(id)}`,
    declineMine: (id: string) => `/my-invitations/${part(id)}/refusal`,
  },

  emailOutcome: (formId: string) => `/check-your-email/${part(formId)}`,

  signIn: '/sign-in',
  signInWithPasskey: '/sign-in/passkey',
  secondFactor: '/sign-in/second-factor',
  secondFactorWithPasskey: '/sign-in/second-factor/passkey',
  signInElsewhere: '/sign-in/elsewhere',
  linkedAccount: { begin: '/sign-in/linked-account', comeBack: '/sign-in/linked-account/return' },
  signOut: '/sign-out',
  apiSession: '/api/session',
  apiSessionEnd: '/api/session/end',
  apiSecondFactor: '/api/session/second-factor',
  apiImpersonation: '/api/impersonation',
  impersonation: { stop: '/viewing/stop', over: '/viewing/over' },
  forgottenPassword: '/forgotten-password',
  resetPassword: (token: string) => `/reset-password/${part(token)}`,
  renewReset: (token: string) => `/reset-password/${part(token)}/renewal`,
  emailChange: {
    one: (side: string, token: string) => `/email-change/${part(side)}/${part(token)}`,
    confirm: (side: string, token: string) => `/email-change/${part(side)}/${part(token)}/confirmation`,
    stop: (side: string, token: string) => `/email-change/${part(side)}/${part(token)}/refusal`,
  },
  /** What emails lead to, and mail programs send to by themselves. */
  stopEmails: {
    one: (kind: string, token: string) => `/stop-emails/${part(kind)}/${part(token)}`,
    again: (kind: string, token: string) => `/stop-emails/${part(kind)}/${part(token)}/again`,
  },
  chooseOrganisation: '/choose-organisation',
  addOrganisation: '/add-organisation',
  account: '/account',
  leaveOrganisation: (code: string) => `/account/organisations/${part(code)}/leave`,
  ownAccount: {
    details: '/account/details',
    email: '/account/email',
    cancelEmail: '/account/email/cancel',
    emails: '/account/emails',
    password: '/account/password',
    sessions: '/account/sessions',
    endSession: (id: string) => `/account/sessions/${part(id)}/end`,
    endOthers: '/account/sessions/others/end',
    removeSecondFactor: '/account/second-factor/remove',
    recoveryCodes: '/account/recovery-codes',
    codesKept: '/account/recovery-codes/kept',
    close: '/account/close',
    data: '/account/data',
    dataFile: '/account/data.json',
    linkedAccount: '/account/linked-account',
    linkAccount: '/account/linked-account/link',
    unlinkAccount: '/account/linked-account/remove',
    passkeys: '/account/passkeys',
    addPasskey: '/account/passkeys/add',
    removePasskey: (id: string) => `/account/passkeys/${part(id)}/remove`,
  },
  setUpSecondFactor: '/account/second-factor',

  users: {
    list: '/users',
    invite: '/users/invite',
    inviteSeveral: '/users/invite-several',
    review: '/users/review',
    role: (id: string) => `/users/${part(id)}/role`,
    remove: (id: string) => `/users/${part(id)}/remove`,
    joinRequest: (id: string) => `/users/requests/${part(id)}`,
  },
  handover: (id: string) => `/handover/${part(id)}`,

  organisations: {
    search: '/organisations',
    one: (code: string) => `/organisations/${part(code)}`,
    download: '/organisations.csv',
    downloadAsJson: '/organisations.json',
    downloadAsWorkbook: '/organisations.xlsx',
    downloads: '/download-register',
    columns: '/download-register/columns',
    forPrograms: '/download-register/programs',
    openApi: '/api/v1/openapi.json',
  },
  sideBySide: {
    show: '/compare',
    download: '/compare.csv',
  },

  verify: {
    start: '/verify',
    one: (code: string) => `/verify/${part(code)}`,
  },

  badge: (code: string) => `/badge/${part(code)}.svg`,

  profile: {
    start: '/profile',
    question: (name: string) => `/profile/${part(name)}`,
    check: '/profile/check',
  },
  assessment: {
    tasks: '/assessment',
    item: (ref: string) => `/assessment/items/${part(ref)}`,
    history: (ref: string) => `/assessment/items/${part(ref)}/history`,
    documents: '/assessment/documents',
    document: (id: string) => `/assessment/documents/${part(id)}`,
    documentDates: (id: string) => `/assessment/documents/${part(id)}/dates`,
    newerDocument: (id: string) => `/assessment/documents/${part(id)}/newer`,
    replaceDocument: (id: string, by: string) => `/assessment/documents/${part(id)}/newer/${part(by)}`,
    restoreDocument: (id: string) => `/assessment/documents/${part(id)}/put-back`,
    confirm: '/assessment/confirm',
    answers: '/assessment/answers',
    changes: '/assessment/changes',
    lastYear: '/assessment/last-year',
    lastYearSection: (name: string) => `/assessment/last-year/${part(name)}`,
    assign: '/assessment/assign',
  },
  supplierStatements: {
    find: '/supplier-statements',
    one: (id: string) => `/supplier-statements/${part(id)}`,
    file: (id: string) => `/supplier-statements/${part(id)}/file`,
  },
  ownStatements: {
    list: '/your-statements',
    write: '/your-statements/new',
    change: (id: string) => `/your-statements/${part(id)}`,
    newer: (id: string) => `/your-statements/${part(id)}/newer`,
    withdraw: (id: string) => `/your-statements/${part(id)}/withdrawal`,
  },
  comingUp: { show: '/coming-up', calendar: '/coming-up.ics' },
  activity: { list: '/assessment/activity', download: '/assessment/activity.csv' },
  answerSheets: {
    download: '/assessment/answers.xlsx',
    upload: '/assessment/answers/upload',
    sheet: (id: string) => `/assessment/answers/uploads/${part(id)}`,
    refused: (id: string) => `/assessment/answers/uploads/${part(id)}/refused.xlsx`,
  },
  answerCopies: {
    questions: '/copy-answers',
    organisations: '/copy-answers/organisations',
    one: (id: string) => `/copy-answers/${part(id)}`,
    undo: (id: string) => `/copy-answers/${part(id)}/undo`,
  },
  staffQuiz: {
    overview: '/staff-quiz',
    link: '/staff-quiz/link',
    endLink: '/staff-quiz/link/end',
    staff: '/staff-quiz/staff',
    paper: '/staff-quiz/paper',
    record: '/staff-quiz/record',
    people: '/staff-quiz/people',
    download: '/staff-quiz/people.csv',
    person: (id: string) => `/staff-quiz/people/${part(id)}`,
    join: (id: string) => `/staff-quiz/people/${part(id)}/join`,
    remove: (id: string) => `/staff-quiz/people/${part(id)}/remove`,
    removeResult: (id: string, result: string) =>
      `/staff-quiz/people/${part(id)}/results/${part(result)}/remove`,
  },
  incidents: {
    list: '/incidents',
    download: '/incidents.csv',
    begin: '/incidents/new',
    one: (id: string) => `/incidents/${part(id)}`,
    edit: (id: string) => `/incidents/${part(id)}/edit`,
    open: (id: string) => `/incidents/${part(id)}/opening`,
    close: (id: string) => `/incidents/${part(id)}/closing`,
    withdraw: (id: string) => `/incidents/${part(id)}/withdrawal`,
  },
  /** For staff, without an account. */
  quiz: {
    start: (token: string) => `/quiz/${part(token)}`,
    attempt: (token: string, id: string) => `/quiz/${part(token)}/${part(id)}`,
    certificate: (token: string, id: string) => `/quiz/${part(token)}/${part(id)}/certificate`,
  },
  actionPlan: {
    edit: '/action-plan',
    download: '/action-plan.xlsx',
    upload: '/action-plan/upload',
  },
  publish: {
    start: '/publish',
    level: '/publish/level',
    questions: '/publish/questions',
    sites: '/publish/sites',
    reasons: '/publish/reasons',
    preview: '/publish/preview',
    profile: '/publish/profile',
    confirm: '/publish/confirm',
    done: '/publish/done',
  },
  publishSeveral: { choose: '/publish-several', check: '/publish-several/check' },
  sites: {
    list: '/sites',
    download: '/sites.csv',
    changes: '/sites/changes',
    correction: '/sites/correction',
    headOffice: '/sites/head-office',
  },
  publications: {
    list: '/publications',
    one: (id: string) => `/publications/${part(id)}`,
    addSites: (id: string) => `/publications/${part(id)}/sites`,
    certificate: (id: string) => `/publications/${part(id)}/certificate.pdf`,
    badge: (id: string) => `/publications/${part(id)}/badge`,
    certificates: (id: string) => `/publications/${part(id)}/certificates`,
    allCertificates: (id: string) => `/publications/${part(id)}/certificates.pdf`,
    siteCertificate: (id: string, code: string) =>
      `/publications/${part(id)}/certificates/${part(code)}/certificate.pdf`,
  },

  help: {
    hub: '/help',
    quickStart: '/help/quick-start',
    standard: (number: string) => `/help/standards/${part(number)}`,
    level: (name: string) => `/help/levels/${part(name)}`,
    questions: '/help/questions',
    benefits: '/help/what-publishing-opens',
    localSupport: '/help/local-support',
    news: '/help/news',
    policies: '/help/policies',
    policy: (name: string) => `/help/policies/${part(name)}`,
    policyFile: (name: string) => `/help/policies/${part(name)}/word`,
  },
  contact: '/contact',
  humanCheck: { image: '/human-check/image', sound: '/human-check/sound' },
  information: {
    accessibility: '/accessibility-statement',
    cookies: '/cookies',
    terms: '/terms-and-conditions',
    privacy: '/privacy',
  },
} as const;

const ours = 'http://portal.invalid';

/** Browsers take no answer whose headers are longer than 16 kB, and escaping makes three characters of one. */
const longestReturn = 2000;

/**
 * A path of this website to go back to, as a browser will read it, or the fallback: the one way in for an address that
 * came from outside. What could lead to another website (`//evil`, `/.//evil`, `/\\evil`, control characters) is refused,
 * and so is what is too long to go into an address itself.
 */
export function localPath(text: unknown, fallback: string): string {
  if (typeof text !== 'string' || text.length > longestReturn) return fallback;
  if (!/^\/[\x21-\x5b\x5d-\x7e]*$/.test(text) || !URL.canParse(text, ours)) return fallback;
  const { origin, pathname, search } = new URL(text, ours);
  return origin === ours && !pathname.startsWith('//') ? `${pathname}${search}` : fallback;
}
