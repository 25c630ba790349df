import { linkProblem } from '@dspt/contracts/identity/links';
import {
  emailKindNames,
  emailPreferencesProblem,
  type EmailPreferences,
} from '@dspt/contracts/notifications/email-preferences';
import { Problem } from '@dspt/contracts/problem';

export class PreferencesChangedMeanwhile extends Problem {
  constructor(current: EmailPreferences) {
    const names = current.wanted.map((kind) => `“${emailKindNames[kind]}”`).join(', ');
    super({
      code: emailPreferencesProblem.enum['email-preferences-changed'],
      status: 409,
      title: 'Your choice has been changed since you opened this page',
      detail:
        `You now get: ${names || 'none of these'}. ` +
        'Nothing has been saved yet. Check what you chose, and save it if it is right.',
      current,
    });
  }
}

export class LinkIncomplete extends Problem {
  constructor() {
    super({
      code: linkProblem.enum['link-incomplete'],
      status: 404,
      title: 'This link is incomplete',
      detail: 'Part of it was cut off on the way, or it was never given. Copy the whole link from the email.',
    });
  }
}
