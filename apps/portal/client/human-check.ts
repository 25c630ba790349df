import { sha256 } from './sha256.js';

const sliceMs = 30;

/** Does the work that shows a patient computer is behind the form, so that nobody has to read an image. */
export function solveHumanChecks(): void {
  document.querySelectorAll<HTMLElement>('[data-human-check]').forEach((check) => {
    const { salt = '', challenge = '', maxNumber = '0' } = check.dataset;
    const field = check.querySelector<HTMLInputElement>('input[name="human.number"]');
    const form = check.closest('form');
    if (!field || !form) return;
    showImage(form, false);
    const solved = solve(salt, challenge, Number(maxNumber)).then((number) => {
      if (number === undefined) showImage(form, true);
      else field.value = String(number);
    });
    waitWithSubmitting(form, field, solved);
  });
}

function showImage(form: HTMLFormElement, shown: boolean): void {
  form.querySelectorAll<HTMLElement>('[data-human-image]').forEach((part) => (part.hidden = !shown));
}

/** Somebody quicker than the work: the form goes off by itself when it is done. */
function waitWithSubmitting(form: HTMLFormElement, field: HTMLInputElement, solved: Promise<void>): void {
  form.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null;
    if (field.value || button?.name) return;
    event.preventDefault();
    void solved.then(() => (field.value ? form.requestSubmit(button) : undefined));
  });
}

async function solve(salt: string, challenge: string, maxNumber: number): Promise<number | undefined> {
  let sliceEnd = performance.now() + sliceMs;
  for (let number = 0; number <= maxNumber; number++) {
    if (sha256(salt + number) === challenge) return number;
    if (performance.now() < sliceEnd) continue;
    await new Promise((resolve) => setTimeout(resolve));
    sliceEnd = performance.now() + sliceMs;
  }
  return undefined;
}
