import type { FeedName } from '../../../schema/exchange/feeds';
import type { CityKeys, DistrictKeys } from './city/keys';

/** How accepted records leave: as signed requests or as files. */
export type ExchangeMode = 'http' | 'files';

/** The exchange of a process with the city; absent where it is off. */
export interface ExchangeSettings {
  readonly mode: ExchangeMode;
  /** Address of the city's endpoint, without a slash at its end; undefined for files alone. */
  readonly url?: string;
  /** The folder of the files; defined for `files`. */
  readonly folder?: string;
  /** The feeds to pull. */
  readonly feeds: readonly FeedName[];
  readonly keys: DistrictKeys;
  /** Defined with `url`. */
  readonly cityKeys?: CityKeys;
  /** How long a response may take, in milliseconds; tests shorten it. */
  readonly timeoutMs?: number;
}
