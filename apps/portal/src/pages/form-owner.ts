import type { Session } from '@dspt/contracts/identity/sessions';

/** Hidden field of every form: whom it was shown to, so that nothing typed for one lands with another. */
export const FORM_OWNER = '_for';

/** @example '3f0c…:VL00D' */
export const ownerOfForm = (session: Session | undefined): string =>
  session ? `${session.person.id}:${session.organisation?.code ?? ''}` : '';

/** The person and organisation a form was shown to. */
export function parseOwner(text: string): { personId: string; code: string } {
  const [personId = '', code = ''] = text.split(':');
  return { personId, code };
}

/** Hidden field of every form: made when it is first shown, so that sending it twice makes nothing twice. */
export const REQUEST_ID = '_request';

/** Hidden fields that belong to a form as it was shown, and are not what somebody typed. */
export const ofTheForm = new Set([FORM_OWNER, REQUEST_ID]);
