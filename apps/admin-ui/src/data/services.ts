/** The services that the portal passes on to. */
export const services = ['identity', 'organisations', 'assessment', 'notifications', 'support'] as const;
export type Service = (typeof services)[number];
