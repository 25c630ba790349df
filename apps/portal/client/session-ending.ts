const warningMs = 2 * 60_000;
const longestTimer = 2 ** 31 - 1;

/** Warns two minutes before the session ends by itself, with one click to go on. */
export function warnBeforeEnd(): void {
  const box = document.getElementById('session-ending');
  if (box) watch(box);
}

function watch(box: HTMLElement): void {
  const { stayPath = '', endedPath = '' } = box.dataset;
  let timer = 0;
  let typed = false;
  const button = box.querySelector('button');
  document.addEventListener('input', () => (typed = true));
  button?.addEventListener('click', () => void stay());
  at(Date.parse(box.dataset['endsAt'] ?? '') - warningMs, warnUnlessAwake);

  function at(moment: number, act: () => Promise<void>): void {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void act(), Math.min(Math.max(moment - Date.now(), 1000), longestTimer));
  }

  /** Another tab may have kept the session awake. */
  async function warnUnlessAwake(): Promise<void> {
    const endsAt = await ask('GET');
    if (endsAt === undefined) return end();
    if (endsAt - warningMs > Date.now() + 1000) return at(endsAt - warningMs, warnUnlessAwake);
    box.hidden = false;
    button?.focus();
    at(endsAt, end);
  }

  async function stay(): Promise<void> {
    const endsAt = await ask('POST');
    box.hidden = true;
    if (endsAt === undefined) return end();
    at(endsAt - warningMs, warnUnlessAwake);
  }

  /** What was typed stays in the page: sending it asks to sign in, and keeps it. */
  async function end(): Promise<void> {
    const endsAt = await ask('GET');
    if (endsAt !== undefined && endsAt > Date.now() + 1000) return at(endsAt - warningMs, warnUnlessAwake);
    if (!typed) return window.location.assign(endedPath);
    box.querySelector('h2')!.textContent = 'You have been signed out';
    box.querySelector('p')!.textContent =
      'What you have typed is still here. When you save it you are asked to sign in, and it is kept.';
    button?.remove();
    box.hidden = false;
  }

  async function ask(method: string): Promise<number | undefined> {
    const response = await fetch(stayPath, { method, headers: { accept: 'application/json' } }).catch(
      () => undefined,
    );
    if (!response?.ok) return undefined;
    return Date.parse(((await response.json()) as { endsAt: string }).endsAt);
  }
}
