import { hkdfSync } from 'node:crypto';

/**
 * The keys of statistics. They are derived from CURSOR_KEY, which all subgraphs have and no gateway
 * that calls them over HTTP needs: a gateway must not be able to read the facts of records.
 */
export interface StatisticsKeys {
  /** Encrypts the messages between the statistics and their sources. */
  readonly message: Buffer;
  /** Encrypts positions, which only a source opens. */
  readonly position: Buffer;
  /** Makes the pseudonyms of subjects: the same in all subgraphs. */
  readonly pseudonym: Buffer;
}

export function statisticsKeys(cursorKey: Buffer): StatisticsKeys {
  const derive = (info: string) => Buffer.from(hkdfSync('sha256', cursorKey, '', info, 32));
  return {
    message: derive('statistics message'),
    position: derive('statistics position'),
    pseudonym: derive('statistics pseudonym'),
  };
}
