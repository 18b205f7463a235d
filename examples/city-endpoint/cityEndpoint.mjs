import { createPrivateKey, createPublicKey } from 'node:crypto';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { requestVerifier, responseHeaders } from './signatures.mjs';
import { digestOf, openStore, sumOf } from './store.mjs';

const MAX_BODY = 4_000_000;
const MAX_MESSAGES = 200;
const JSON_TYPE = 'application/json';
const JOSE = 'application/jose';

/** A request that is refused as a whole. */
class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * The city's side of the exchange, as docs/exchange.md describes it.
 * @param keys JWKS with the private keys of the city
 * @param districtKeys JWKS with the public keys of the district
 * @param file where the state is stored; in memory without it
 * @param refuse returns `{ code, message }` for a message that the city does not accept
 * @returns `handle`, a listener for `http.createServer`, and the store
 */
export function cityEndpoint({
  keys,
  districtKeys,
  file,
  refuse = () => undefined,
  now = Date.now,
}) {
  const own = (find) => named(keys.keys.find(find), createPrivateKey);
  const signing = own(({ kty }) => kty === 'OKP');
  const decryption = own(({ use }) => use === 'enc');
  const others = districtKeys.keys.map((jwk) => named(jwk, createPublicKey));
  const recipient = others.find(({ jwk }) => jwk.use === 'enc');
  const isSigned = requestVerifier(new Map(others.map(({ kid, key }) => [kid, key])), now);
  const store = openStore(file);

  /** Decrypts a body of the district: the names and numbers of persons come encrypted only. */
  async function contentOf(body, type) {
    try {
      if (type === JSON_TYPE) return JSON.parse(body);
      if (type !== JOSE) throw new Refused(415, 'The content type must be JSON or JOSE.');
      const { plaintext, protectedHeader } = await compactDecrypt(
        body.toString('latin1'),
        decryption.key,
        { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] },
      );
      if (protectedHeader.typ !== 'district-records') throw new Error('typ');
      return JSON.parse(Buffer.from(plaintext));
    } catch (error) {
      throw error instanceof Refused ? error : new Refused(400, 'The body cannot be read.');
    }
  }

  /** Acts on each message once; the answer to a repeated one is that to the first. */
  function receive({ messages }) {
    if (!Array.isArray(messages) || messages.length > MAX_MESSAGES)
      throw new Refused(400, `The body must have at most ${MAX_MESSAGES} messages.`);
    const results = messages.map((message) => {
      const { id } = message;
      const known = store.resultOf(id);
      if (known !== undefined) return known;
      const fault = faultOf(message) ?? refuse(message);
      const result = fault ? { id, outcome: 'REFUSED', ...fault } : { id, outcome: 'ACCEPTED' };
      store.apply(message, result);
      return result;
    });
    return { results };
  }

  async function route(method, { pathname, searchParams }, body, type) {
    const path = pathname.replace(/^.*\/v1\//, '').split('/');
    const [what, ...rest] = path;
    if (method === 'POST' && what === 'messages')
      return { body: JSON.stringify(receive(await contentOf(body, type))), type: JSON_TYPE };
    if (method !== 'GET') throw new Refused(404, 'There is nothing at this path.');
    const day = searchParams.get('day') ?? undefined;
    if (what === 'feeds' && rest.length === 2) {
      const after = searchParams.get('after') ?? undefined;
      const limit = Math.min(MAX_MESSAGES, Number(searchParams.get('limit') ?? MAX_MESSAGES));
      const page = store.page(...rest, { after, day, limit });
      return { body: await sealed(page, recipient), type: JOSE };
    }
    if (what === 'summaries') {
      const kind = rest.at(-1);
      const days = store.days(rest[0] === 'feeds' ? rest[1] : undefined, kind);
      const answer =
        day === undefined
          ? {
              days: [...days]
                .map(([each, rows]) => sumOf(each, rows))
                .sort((a, b) => (a.day < b.day ? -1 : 1)),
            }
          : { rows: days.get(day) ?? [] };
      return { body: JSON.stringify(answer), type: JSON_TYPE };
    }
    throw new Refused(404, 'There is nothing at this path.');
  }

  async function answer(request) {
    const body = await read(request);
    const requestSignature = request.headers['signature'] ?? '';
    // Nothing is told, and nothing signed, to whom the city does not know.
    if (!isSigned(request, body)) return { status: 401, body: '', headers: {} };
    const url = new URL(request.url, 'http://city');
    const sent = await route(request.method, url, body, request.headers['content-type']).then(
      (found) => ({ status: 200, ...found }),
      (error) => {
        if (!(error instanceof Refused)) throw error;
        return {
          status: error.status,
          body: JSON.stringify({ message: error.message }),
          type: JSON_TYPE,
        };
      },
    );
    const headers = responseHeaders({ ...sent, requestSignature }, signing, now);
    return { ...sent, headers: { 'content-type': sent.type, ...headers } };
  }

  return {
    store,
    handle(request, response) {
      answer(request).then(
        ({ status, headers, body }) => response.writeHead(status, headers).end(body),
        () => response.writeHead(500).end(),
      );
    },
  };
}

function named(jwk, read) {
  return { jwk, kid: jwk.kid, key: read({ key: jwk, format: 'jwk' }) };
}

/** Why a message is not of the protocol. */
function faultOf({ record, version, action, items, digest }) {
  if (action === 'REMOVE') return undefined;
  if (action !== 'PUT' || typeof items !== 'object')
    return { code: 'MALFORMED', message: 'The message has no items.' };
  return digestOf(record, version, items) === digest
    ? undefined
    : { code: 'DIGEST', message: 'The digest is not that of the items.' };
}

/** Encrypts a feed for the district (JWE: ECDH-ES, A256GCM). */
function sealed(content, { kid, key }) {
  return new CompactEncrypt(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: 'city-feed' })
    .encrypt(key);
}

async function read(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MAX_BODY) throw new Error('The body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
