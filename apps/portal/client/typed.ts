type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

interface Kept {
  /** Whom the form was shown to. */
  owner: string;
  /** It left with a form; a page of ours that follows is the answer. */
  sent: boolean;
  typed: Record<string, string>;
  /** Which state of things the form was about. */
  shown: Record<string, string>;
}

const prefix = 'typed ';
const hidden = '[type="hidden"]';
const secret = '[type="password"], [type="file"], [autocomplete="one-time-code"]';

/**
 * Browsers may forget what was typed into a page that is not to be stored: when somebody comes back to it, or loads it
 * again after the connection broke. It stays in the tab until it is sent, and is for nobody else.
 */
export function keepTyped(): void {
  const store = storage();
  if (!store) return;
  // Nobody is signed in: on a shared computer nothing of the last person stays.
  if (!document.querySelector('#session-ending')) return forget(store, () => true);
  const key = prefix + location.pathname + location.search;
  const kept = read(store, key);
  forget(store, (one) => one.sent);
  if (kept && cameBack() && kept.owner === owner()) restore(kept);
  else store.removeItem(key);
  let sent = false;
  document.addEventListener('submit', (event) => (sent = !event.defaultPrevented));
  window.addEventListener('pagehide', () => keep(store, key, sent));
}

function keep(store: Storage, key: string, sent: boolean): void {
  const typed = statesOf(fields().filter((field) => isChanged(field)));
  if (Object.keys(typed).length === 0) return store.removeItem(key);
  const shown = statesOf(versions());
  store.setItem(key, JSON.stringify({ owner: owner(), sent, typed, shown } satisfies Kept));
}

/** With the version that it was typed into: what somebody else has saved since is not overwritten unseen. */
function restore({ typed, shown }: Kept): void {
  for (const field of fields()) {
    const state = typed[nameOf(field)];
    if (state === undefined) continue;
    if (isBox(field)) field.checked = state === 'true';
    else field.value = state;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  for (const field of versions()) field.value = shown[nameOf(field)] ?? field.value;
}

const all = (): Field[] =>
  [...document.querySelectorAll<Field>('main form input, main form select, main form textarea')].filter(
    ({ name }) => name,
  );

const fields = (): Field[] => all().filter((field) => !field.matches(`${hidden}, ${secret}`));

/** Hidden fields of which a form has one: versions, and not lists. Those with an underscore are of the page itself. */
const versions = (): Field[] =>
  all().filter(
    (field) =>
      field.matches(hidden) &&
      !field.name.startsWith('_') &&
      field.form!.elements.namedItem(field.name) === field,
  );

const statesOf = (some: Field[]): Record<string, string> =>
  Object.fromEntries(some.map((field) => [nameOf(field), stateOf(field)]));

const isBox = (field: Field): field is HTMLInputElement =>
  field.type === 'checkbox' || field.type === 'radio';

const nameOf = (field: Field): string =>
  [field.form!.getAttribute('action'), field.name, isBox(field) ? field.value : ''].join(' ');

const stateOf = (field: Field): string => (isBox(field) ? String(field.checked) : field.value);

function isChanged(field: Field): boolean {
  if (isBox(field)) return field.checked !== field.defaultChecked;
  if (field instanceof HTMLSelectElement) return field.selectedOptions[0]?.defaultSelected === false;
  return field.value !== field.defaultValue;
}

const owner = (): string => document.querySelector<HTMLInputElement>('main input[name="_for"]')?.value ?? '';

function cameBack(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'back_forward' || navigation?.type === 'reload';
}

function forget(store: Storage, which: (kept: Kept) => boolean): void {
  for (const key of Object.keys(store).filter((one) => one.startsWith(prefix)))
    if (which(read(store, key)!)) store.removeItem(key);
}

function read(store: Storage, key: string): Kept | undefined {
  const text = store.getItem(key);
  return text ? (JSON.parse(text) as Kept) : undefined;
}

/** Some browsers are told to keep nothing. */
function storage(): Storage | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}
