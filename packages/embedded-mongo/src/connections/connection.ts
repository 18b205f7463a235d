import type { ScramCredentials, ScramExchange } from './scram';

/** What the server remembers of one client connection. */
export interface Connection {
  readonly id: number;
  /** The address the client reached, for hello's list of hosts. */
  readonly address: string;
  /** Undefined where no password is configured. */
  readonly credentials: ScramCredentials | undefined;
  authenticated: boolean;
  user: string | undefined;
  /** A SCRAM exchange under way. */
  exchange: ScramExchange | undefined;
  /** Stops the command being carried out, when the client has gone. */
  interrupt: (() => void) | undefined;
}
