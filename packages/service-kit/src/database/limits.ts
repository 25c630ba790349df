/** How long a running service lets its database keep it waiting. Commands and migrations wait as long as it takes. */
export interface DatabaseLimits {
  /** Connections at most. */
  poolSize: number;
  connectSeconds: number;
  statementSeconds: number;
  lockSeconds: number;
  idleInTransactionSeconds: number;
}
