/** What the server remembers of one client connection. */
export interface Connection {
  readonly id: number;
  /** The address the client reached, for hello's list of hosts. */
  readonly address: string;
  authenticated: boolean;
  user: string | undefined;
  /** Stops the command being carried out, when the client has gone. */
  interrupt: (() => void) | undefined;
  /** A SCRAM exchange under way. */
  exchange: unknown;
}
