import type { Logger } from 'pino';
import type { ClientEntry } from '../schema/authority';
import type { SubgraphCaller } from '../schema/subgraphCall';
import type { MaskedPaths } from './permissions/maskedPaths';

/** What every part of the gateway may know of the request it serves. One object per request. */
export interface GatewayContext extends SubgraphCaller {
  readonly signal: AbortSignal;
  /** Whether the caller may read the schema, and so be told what is wrong with an operation. */
  readonly mayIntrospect: boolean;
  readonly log: Logger;
  /** The registered client of the token, where there is a registry. */
  readonly client?: ClientEntry;
  /** Under whose name spending is counted. */
  readonly caller: string;
  /** Where subgraphs report masked values. */
  readonly masked: MaskedPaths;
}
