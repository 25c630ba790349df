/** Without a connection a form would end at an error page of the browser: it stays where it is, and says why. */
export function stayWhileOffline(): void {
  const note = document.createElement('p');
  note.className = 'nhsuk-error-message';
  note.setAttribute('role', 'alert');
  note.textContent =
    'You are not connected to the internet. Nothing has been sent, and what you typed is still here. Send it again when you are connected.';
  document.addEventListener(
    'submit',
    (event) => {
      note.remove();
      const form = event.target as HTMLFormElement;
      if (navigator.onLine || !form.closest('main')) return;
      event.preventDefault();
      event.stopPropagation();
      form.append(note);
      note.scrollIntoView({ block: 'nearest' });
    },
    { capture: true },
  );
}
