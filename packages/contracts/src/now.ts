/** Header in which the portal says what time it is here, ISO 8601, to scripts that say when a session ends. */
export const nowHeader = 'dspt-now';
