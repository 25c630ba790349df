import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

/** Shows what needs a passkey in a browser that knows them, and fills its form in before it is sent. */
export function usePasskeys(): void {
  if (!browserSupportsWebAuthn()) return;
  hideAll('[data-passkey-without]');
  document.querySelectorAll<HTMLElement>('[data-passkey]').forEach((part) => {
    part.hidden = false;
    const form = part.querySelector('form')!;
    const field = form.querySelector<HTMLInputElement>('input[name="credential"]')!;
    form.addEventListener('submit', (event) => {
      if (field.value) return;
      event.preventDefault();
      void fill(part, field).then((filled) => (filled ? form.submit() : undefined));
    });
  });
}

/** @returns whether there is something to send */
async function fill(part: HTMLElement, field: HTMLInputElement): Promise<boolean> {
  const problem = part.querySelector<HTMLElement>('[data-passkey-problem]')!;
  problem.hidden = true;
  try {
    const credential = part.dataset['passkey'] === 'make' ? await make(part) : await ask();
    field.value = JSON.stringify(credential);
    return true;
  } catch {
    // Somebody has closed the browser's window, or the device has no passkey for this website.
    problem.hidden = false;
    return false;
  }
}

function make(part: HTMLElement) {
  const optionsJSON = JSON.parse(part.dataset['options']!) as PublicKeyCredentialCreationOptionsJSON;
  return startRegistration({ optionsJSON });
}

async function ask() {
  const response = await fetch('/api/identity/passkey-requests', { method: 'POST' });
  const { options } = (await response.json()) as { options: PublicKeyCredentialRequestOptionsJSON };
  return startAuthentication({ optionsJSON: options });
}

function hideAll(selector: string): void {
  document.querySelectorAll<HTMLElement>(selector).forEach((part) => (part.hidden = true));
}
