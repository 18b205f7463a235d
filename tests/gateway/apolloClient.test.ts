import { ApolloClient, gql, HttpLink, InMemoryCache, CombinedGraphQLErrors } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import type { Gateway } from '../../gateway/createGateway';
import { hashOf } from '../../gateway/persistedQueries/hashOf';
import { newsGateway } from './caching/support';

interface Exchanged {
  readonly method: string;
  readonly hasText: boolean;
  readonly status: number;
  readonly cache: string | null;
}

let gateway: Gateway;
let exchanged: Exchanged[];
beforeEach(async () => {
  gateway = await newsGateway();
  exchanged = [];
});
afterEach(() => gateway.stop());

/** Apollo's `fetch`, which also records what goes over the wire. */
const recordingFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  const body = typeof init?.body === 'string' ? init.body : '';
  const url = input instanceof Request ? input.url : input.toString();
  const sent = decodeURIComponent(`${url} ${body}`);
  exchanged.push({
    method: init?.method ?? 'GET',
    hasText: /query=|"query":/.test(sent),
    status: response.status,
    cache: response.headers.get('cache-control'),
  });
  return response;
};

function client(persisted?: PersistedQueryLink): ApolloClient {
  const http = new HttpLink({ uri: gateway.url, fetch: recordingFetch });
  return new ApolloClient({
    cache: new InMemoryCache(),
    link: persisted ? persisted.concat(http) : http,
  });
}

const NEWS = gql`
  query News {
    news {
      id
    }
  }
`;
const fresh = { query: NEWS, fetchPolicy: 'no-cache' } as const;
const FOUND = [{ __typename: 'Article', id: '1' }];

test('reads data, and the errors of a faulty operation', async () => {
  const plain = client();
  expect((await plain.query(fresh)).data).toEqual({ news: FOUND });
  const faulty = plain.query({ query: gql`{ nothing }` }); // prettier-ignore
  const error = await faulty.catch((thrown: unknown) => thrown);
  expect(CombinedGraphQLErrors.is(error)).toBe(true);
  expect((error as CombinedGraphQLErrors).errors).toMatchObject([
    { extensions: { code: 'INVALID_OPERATION' } },
  ]);
  expect(exchanged.map(({ status }) => status)).toEqual([200, 400]);
});

test('registers a persisted query once, and sends its hash from then on', async () => {
  for (let turn = 0; turn < 2; turn++) {
    const one = client(new PersistedQueryLink({ sha256: hashOf }));
    expect((await one.query(fresh)).data).toEqual({ news: FOUND });
  }
  expect(exchanged.map(({ method, hasText }) => [method, hasText])).toEqual([
    ['POST', false],
    ['POST', true],
    ['POST', false],
  ]);
});

test('reads guarded fields too, although it sends hashes by GET', async () => {
  const link = () => new PersistedQueryLink({ sha256: hashOf, useGETForHashedQueries: true });
  const query = gql`{ draft }`; // prettier-ignore
  for (let turn = 0; turn < 2; turn++) {
    const headers = { authorization: 'Bearer x' };
    const read = client(link()).query({ query, fetchPolicy: 'no-cache', context: { headers } });
    expect((await read).data).toEqual({ draft: 'secret' });
  }
  expect(exchanged.map(({ method }) => method)).toEqual(['GET', 'POST', 'GET', 'POST']);
});

test('reads persisted queries by GET, and any cache may store the answer', async () => {
  for (let turn = 0; turn < 2; turn++) {
    const one = client(new PersistedQueryLink({ sha256: hashOf, useGETForHashedQueries: true }));
    expect((await one.query(fresh)).data).toEqual({ news: FOUND });
  }
  expect(exchanged.at(-1)).toEqual({
    method: 'GET',
    hasText: false,
    status: 200,
    cache: 'public, max-age=300, must-revalidate',
  });
});
