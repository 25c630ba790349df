import { solveChallengeWorkers, type Challenge } from 'altcha/lib';
import Solver from 'altcha/workers/pbkdf2?worker';

/** More would rather wait for each other than work. */
const mostWorkers = 4;

/** Does the work that shows a patient computer is behind the form, so that nobody has to read an image. */
export function solveHumanChecks(): void {
  document.querySelectorAll<HTMLElement>('[data-human-check]').forEach((check) => {
    const field = (name: string) => check.querySelector<HTMLInputElement>(`input[name="human.${name}"]`)!;
    const form = check.closest('form')!;
    showImage(form, false);
    const solved = solve(field('id').value).then(
      (solution) => {
        if (!solution) return showImage(form, true);
        field('counter').value = String(solution.counter);
        field('derivedKey').value = solution.derivedKey;
      },
      () => showImage(form, true),
    );
    waitWithSubmitting(form, field('derivedKey'), solved);
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

/** @throws where workers or cryptography are not to be had, as on a page that has come without encryption */
async function solve(id: string) {
  return solveChallengeWorkers({
    challenge: JSON.parse(atob(id)) as Challenge,
    // Some browsers do not say.
    concurrency: Math.min(mostWorkers, navigator.hardwareConcurrency || 1),
    createWorker: () => new Solver(),
  });
}
