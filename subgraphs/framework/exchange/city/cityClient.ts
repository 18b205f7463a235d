import type { z } from 'zod';
import type { ExchangeSettings } from '../settings';
import { CityError } from './failure';
import {
  feedPageSchema,
  PAGE_SIZE,
  resultsSchema,
  summaryRowsSchema,
  summarySchema,
  type CityMessage,
  type FeedPage,
  type MessageResult,
  type SummaryRow,
} from './messages';
import type { DayDigest } from './digests';
import { JOSE, openBody, sealBody } from './sealedBody';
import { isFromCity, signedHeaders } from './signature';

const TIMEOUT_MS = 20_000;
const JSON_TYPE = 'application/json';

/** What a side of the exchange is asked about: what the city received, or one of its feeds. */
export type Channel = 'received' | `feeds/${string}`;

/** The endpoint of the city. Each method throws CityError. */
export interface CityClient {
  /** Sends messages. @returns one result each, in their order */
  send(messages: readonly CityMessage[]): Promise<readonly MessageResult[]>;
  /** The page of a feed after a cursor; from its beginning without one. */
  feed(feed: string, kind: string, after: string | null): Promise<FeedPage>;
  /** The rows of a feed of one day that are not removed, in pages. */
  feedDay(feed: string, kind: string, day: string, after: string | null): Promise<FeedPage>;
  /** Counts and digests of a kind by day, ascending. */
  summary(channel: Channel, kind: string): Promise<readonly DayDigest[]>;
  /** The ids and digests of a kind and day. */
  summaryRows(channel: Channel, kind: string, day: string): Promise<readonly SummaryRow[]>;
}

/** The endpoint of the city over HTTP; requests and responses are signed. */
export function cityClient(url: string, settings: ExchangeSettings): CityClient {
  const { keys, cityKeys } = settings;

  async function call<Answer>(
    path: string,
    schema: z.ZodType<Answer>,
    { query = {}, body }: { query?: Readonly<Record<string, string>>; body?: Body } = {},
  ): Promise<Answer> {
    const address = new URL(`${url}/v1/${path}`);
    address.search = new URLSearchParams(query).toString();
    const method = body === undefined ? 'GET' : 'POST';
    const signed = signedHeaders(
      { method, url: address, body: body?.text ?? '' },
      keys.signing,
      Date.now(),
    );
    const response = await fetch(address, {
      method,
      redirect: 'manual',
      headers: { ...signed, ...(body && { 'content-type': body.type }) },
      signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
      ...(body && { body: body.text }),
    }).catch(unreachable);
    const bytes = Buffer.from(await response.arrayBuffer().catch(unreachable));
    const { status, headers } = response;
    if (status >= 500 || status === 429) throw new CityError('SERVER_ERROR');
    const received = { status, headers, body: bytes };
    // What an unsigned refusal says of a record is not believed: no record is given up because of it.
    if (!isFromCity(received, signed.signature, cityKeys!.signing, Date.now()))
      throw new CityError(status === 200 ? 'SIGNATURE_INVALID' : 'REFUSED_REQUEST');
    if (status !== 200) throw new CityError('REFUSED_REQUEST', status);
    const read = schema.safeParse(await contentOf(bytes, headers.get('content-type')));
    if (!read.success) throw new CityError('ANSWER_INVALID');
    return read.data;
  }

  async function contentOf(bytes: Buffer, type: string | null): Promise<unknown> {
    const text = bytes.toString('utf8');
    try {
      if (type === JSON_TYPE) return JSON.parse(text);
      const opened =
        type === JOSE && keys.decryption ? await openBody(text, keys.decryption) : undefined;
      return opened === undefined ? undefined : JSON.parse(opened);
    } catch {
      return undefined;
    }
  }

  async function bodyOf(content: object): Promise<Body> {
    const text = JSON.stringify(content);
    const recipient = cityKeys?.encryption;
    return recipient === undefined
      ? { type: JSON_TYPE, text }
      : { type: JOSE, text: await sealBody(text, recipient) };
  }

  const limit = String(PAGE_SIZE);
  return {
    async send(messages) {
      const body = await bodyOf({ messages });
      const { results } = await call('messages', resultsSchema, { body });
      if (results.some((result, index) => result.id !== messages[index]?.id))
        throw new CityError('ANSWER_INVALID');
      if (results.length !== messages.length) throw new CityError('ANSWER_INVALID');
      return results;
    },
    feed: (feed, kind, after) =>
      call(`feeds/${feed}/${kind}`, feedPageSchema, {
        query: { limit, ...(after !== null && { after }) },
      }),
    feedDay: (feed, kind, day, after) =>
      call(`feeds/${feed}/${kind}`, feedPageSchema, {
        query: { limit, day, ...(after !== null && { after }) },
      }),
    summary: async (channel, kind) =>
      (await call(`summaries/${channel}/${kind}`, summarySchema)).days,
    summaryRows: async (channel, kind, day) =>
      (await call(`summaries/${channel}/${kind}`, summaryRowsSchema, { query: { day } })).rows,
  };
}

interface Body {
  readonly type: string;
  readonly text: string;
}

/** The message of a network error may name an address; only the fact is passed on. */
function unreachable(): never {
  throw new CityError('UNREACHABLE');
}
