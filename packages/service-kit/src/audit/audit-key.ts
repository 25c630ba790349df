/** Injects the key with which this service signs its audit trail; 32 bytes. */
export const AUDIT_KEY = Symbol('audit key');
