/** What a page says at its top after a change; the address carries only the name. */
const texts = {
  'signed-out': 'You have signed out.',
  'session-ended': 'You have been signed out because nothing happened for a while. Sign in to go on.',
  'password-changed': 'Your password has been changed. Sign in with your new password.',
  'organisation-chosen': 'You have changed the organisation you are acting for.',
  'organisation-added': 'The organisation has been added to your account.',
  'organisation-joined': 'You have accepted the invitation, and can work for the organisation now.',
  'invitation-declined': 'You have declined the invitation. Whoever invited you is told.',
  'details-changed': 'Your details have been saved.',
  'own-password-changed': 'Your password has been changed. You have been signed out everywhere else.',
  'session-signed-out': 'That device has been signed out.',
  'others-signed-out': 'You have been signed out everywhere else.',
  'account-closed': 'Your account is closed. We have sent you an email that says so.',
  'organisation-left': 'You no longer act for that organisation.',
  'user-invited': 'The invitation has been sent.',
  'users-invited': 'The invitations have been sent.',
  'role-changed': 'The role has been changed.',
  'user-removed': 'The person has been removed.',
  'access-reviewed': 'Thank you. It is written down that you have checked who has access.',
  'request-approved': 'They have been sent an invitation, and are in once they have accepted it.',
  'request-refused': 'The request has been refused.',
  'second-factor-on': 'Your authenticator app and recovery codes are set up.',
  'email-change-cancelled': 'You keep the email address you have. The links no longer work.',
  'email-preferences-saved': 'Your choice of emails has been saved.',
  'passkey-added': 'The passkey has been added. You can sign in with it from now on.',
  'passkey-removed': 'The passkey has been taken away.',
  'account-linked': 'Your accounts are linked.',
  'account-unlinked': 'Your accounts are no longer linked.',
  'second-factor-off': 'Your account has no authenticator app any more.',
  welcome: 'You have confirmed your email address and are signed in.',
  'profile-accepted': 'Your organisation profile is complete. You can change it at any time.',
  'document-added': 'The document has been added.',
  'document-removed': 'The document has been removed.',
  'document-replaced':
    'The newer document is in your answers now. If that was a mistake, put the older version back: it is in this list.',
  'document-restored': 'The older document is in your answers again.',
  'document-dates-saved': 'The dates of the document have been saved.',
  'statement-added': 'The statement is among your documents now. You can use it in your answers.',
  'statement-to-use':
    'The statement is among your documents now, and ticked below. Save to use it in this answer.',
  'statement-written': 'Your statement can be found now.',
  'statement-changed': 'Your statement has been changed.',
  'statement-replaced':
    'The newer version is in place. Whoever has added the one before sees it beside their document.',
  'statement-withdrawn': 'Your statement has been withdrawn. Nobody finds it any more.',
  'answers-checked': 'Your answers from last year have been saved for this year.',
  confirmed: 'The assertions have been confirmed.',
  'confirmation-withdrawn': 'The confirmation has been taken back.',
  'answer-sheet-saved': 'Your answers have been saved.',
  'questions-given': 'Who answers, and by when, has been saved.',
  'questions-handed-over': 'The questions have been handed over. Whoever takes them over gets an email.',
  'action-plan-saved': 'Your action plan has been saved.',
  'action-plan-uploaded': 'The action plan has been read from your spreadsheet.',
  'head-office-on': 'The head-office function is on. You can now publish for your sites.',
  'head-office-off': 'The head-office function is off. You publish only for your own organisation.',
  'publication-changed':
    'Something has changed since you opened the page. Nothing has been published yet. Check again.',
  'profile-changed':
    'The organisation profile has been changed since you confirmed it. Nothing has been published yet. Check it again.',
  'incident-saved': 'What you wrote has been saved.',
  'incident-reported': 'The incident has been reported. The helpdesk can see it.',
  'incident-closed': 'The incident is closed.',
  'incident-withdrawn': 'The incident has been withdrawn.',
  'quiz-link-made': 'The link to the quiz works. Give it to your staff.',
  'quiz-link-ended': 'The link to the quiz has ended.',
  'quiz-staff-saved': 'The number of staff has been saved.',
  'quiz-person-joined': 'The two are one person now, with all results of both.',
  'quiz-person-removed': 'The person and their results have been removed.',
  'quiz-result-recorded': 'The result has been saved. You can enter the next one now.',
  'quiz-result-removed': 'The result has been removed.',
  'sites-added': 'The sites have been added to the publication.',
} as const;

export type BannerName = keyof typeof texts;

/** Success names are shown in green, the others in blue. */
const important: readonly string[] = [
  'session-ended',
  'signed-out',
  'publication-changed',
  'profile-changed',
] satisfies BannerName[];

export function bannerOf(name: unknown): object | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(texts, name)) return undefined;
  const text = texts[name as BannerName];
  return important.includes(name) ? { text } : { text, variant: 'success' };
}
