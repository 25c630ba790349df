/** Nothing is cut: browsers without `::details-content` print what is folded only while it is open. */
export function unfoldOnPaper(): void {
  let unfolded: HTMLDetailsElement[] = [];
  window.addEventListener('beforeprint', () => {
    unfolded = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')];
    setOpen(true);
  });
  window.addEventListener('afterprint', () => setOpen(false));

  function setOpen(open: boolean): void {
    for (const one of unfolded) one.open = open;
  }
}
