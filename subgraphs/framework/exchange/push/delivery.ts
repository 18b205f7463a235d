import { createHash } from 'node:crypto';
import type { CityClient } from '../city/cityClient';
import { CityError } from '../city/failure';
import { PAGE_SIZE, type CityMessage, type MessageResult } from '../city/messages';
import { forbiddenIn } from '../../intake/rows/forbidden';
import type { ExchangeFault, SentState } from '../record';

/** What became of a message. */
export interface Delivered {
  readonly state: Extract<SentState, 'SENT' | 'CONFIRMED' | 'REFUSED'>;
  readonly fault: ExchangeFault | null;
}

/**
 * Delivers messages, at least once. @returns what became of each, in their order
 * @throws CityError, or an error of the file system; then none counts as delivered
 */
export type Deliver = (messages: readonly CityMessage[]) => Promise<readonly Delivered[]>;

/** Delivers messages to the endpoint of the city. */
export function deliverOverHttp(client: Pick<CityClient, 'send'>): Deliver {
  /** A request that the city refuses as a whole is divided until the refused message is found. */
  async function send(messages: readonly CityMessage[]): Promise<readonly Delivered[]> {
    try {
      return (await client.send(messages)).map(deliveredOf);
    } catch (error) {
      if (!(error instanceof CityError) || !isOfContent(error)) throw error;
      if (messages.length === 1) return [refused(`HTTP_${error.status}`)];
      const half = Math.ceil(messages.length / 2);
      return [...(await send(messages.slice(0, half))), ...(await send(messages.slice(half)))];
    }
  }
  return async (messages) => {
    const delivered: Delivered[] = [];
    for (let index = 0; index < messages.length; index += PAGE_SIZE)
      delivered.push(...(await send(messages.slice(index, index + PAGE_SIZE))));
    return delivered;
  };
}

/** Whether the city has refused the content of a request, and not its sender. */
function isOfContent({ status }: CityError): boolean {
  return status === 400 || status === 413 || status === 422;
}

function deliveredOf({ outcome, code, message }: MessageResult): Delivered {
  return outcome === 'ACCEPTED'
    ? { state: 'CONFIRMED', fault: null }
    : refused(code ?? 'REFUSED', message);
}

/** @param message the city's own words, unless they contain what must not be stored here */
function refused(code: string, message?: string): Delivered {
  const own = message !== undefined && forbiddenIn(message).length === 0 ? message : undefined;
  return {
    state: 'REFUSED',
    fault: {
      code,
      message: own ?? 'The city has refused the record.',
      messageZh: own ?? '市级平台退回了该记录。',
    },
  };
}

/** A short name for a set of messages, the same whenever they are delivered. */
export function nameOf(messages: readonly CityMessage[]): string {
  const hash = createHash('sha256');
  for (const { id } of messages) hash.update(`${id}\n`);
  return hash.digest('hex').slice(0, 16);
}
