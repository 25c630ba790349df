import { nowHeader } from '@dspt/contracts/now';

const warningMs = 2 * 60_000;
const longestTimer = 2 ** 31 - 1;
const askAgainMs = 3000;

/** By how much the service is ahead of this computer, whose clock may be wrong. */
let aheadMs = 0;
const serviceNow = (): number => Date.now() + aheadMs;

/** Warns two minutes before the session ends by itself, with one click to go on. */
export function warnBeforeEnd(): void {
  const box = document.querySelector<HTMLDialogElement>('#session-ending');
  if (box) watch(box);
}

function watch(box: HTMLDialogElement): void {
  const { endsAt: firstEnd = '', now = '', stayPath = '', endedPath = '' } = box.dataset;
  aheadMs = Date.parse(now) - Date.now();
  const button = box.querySelector('button');
  let timer = 0;
  let typed = false;
  let ended = false;
  document.addEventListener('input', () => (typed = true));
  button?.addEventListener('click', () => (ended ? hide(box) : void stay()));
  at(Date.parse(firstEnd) - warningMs, warnUnlessAwake);

  function at(moment: number, act: () => Promise<void>): void {
    window.clearTimeout(timer);
    const wait = Math.min(Math.max(moment - serviceNow(), 1000), longestTimer);
    timer = window.setTimeout(() => void act(), wait);
  }

  /** Another tab may have kept the session awake. */
  async function warnUnlessAwake(): Promise<void> {
    const endsAt = await ask(stayPath, 'GET');
    if (endsAt === undefined) return end();
    if (endsAt - warningMs > serviceNow() + 1000) return at(endsAt - warningMs, warnUnlessAwake);
    show(box);
    at(endsAt, endUnlessAwake);
  }

  async function stay(): Promise<void> {
    const endsAt = await ask(stayPath, 'POST');
    hide(box);
    if (endsAt === undefined) return end();
    at(endsAt - warningMs, warnUnlessAwake);
  }

  async function endUnlessAwake(): Promise<void> {
    const endsAt = await ask(stayPath, 'GET');
    if (endsAt === undefined || endsAt <= serviceNow() + 1000) return end();
    hide(box);
    at(endsAt - warningMs, warnUnlessAwake);
  }

  /** What was typed stays in the page: sending it asks to sign in, and keeps it. */
  function end(): void {
    if (!typed) return window.location.assign(endedPath);
    ended = true;
    box.querySelector('h2')!.textContent = 'You have been signed out';
    box.querySelector('p')!.textContent =
      'What you have typed is still here. When you save it you are asked to sign in, and it is kept.';
    button!.textContent = 'Close';
    show(box);
  }
}

function show(box: HTMLDialogElement): void {
  if (!box.open && typeof box.showModal === 'function') box.showModal();
  else box.setAttribute('open', '');
}

function hide(box: HTMLDialogElement): void {
  if (typeof box.close === 'function') box.close();
  else box.removeAttribute('open');
}

/** When the session ends; `undefined` when it has ended. While nobody answers it has not: asked again until somebody does. */
async function ask(path: string, method: string): Promise<number | undefined> {
  const response = await fetch(path, { method }).catch(() => undefined);
  if (response?.status === 401) return undefined;
  if (!response?.ok) {
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
    return ask(path, method);
  }
  const now = response.headers.get(nowHeader);
  if (now) aheadMs = Date.parse(now) - Date.now();
  return Date.parse(((await response.json()) as { endsAt: string }).endsAt);
}
