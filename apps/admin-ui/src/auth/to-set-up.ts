/** An authenticator app is set up on the portal's pages, for staff as for everybody; the way back leads here. */
export const toSetUp = (): void => location.assign('/account/second-factor?return=%2Fadmin');
