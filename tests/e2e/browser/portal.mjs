// The page of a portal, which a test bundles and opens in a browser: it logs its caller in at the
// demonstration's issuer, sends queries with Apollo Client, and writes what it received into the
// document. SERVICE is the address of the service, of another origin.
/* global SERVICE */
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import * as oidc from 'openid-client';

const OWN = gql`
  {
    me {
      ... on NaturalPerson {
        name
      }
    }
  }
`;
const REFUSED = gql`
  {
    me {
      ... on NaturalPerson {
        name
      }
    }
    clients(first: 1) {
      totalCount
    }
  }
`;

const portal = location.origin;
const config = await oidc.discovery(
  new URL(`${SERVICE}/oidc`),
  'demo-portal',
  undefined,
  oidc.None(),
  {
    execute: [oidc.allowInsecureRequests],
  },
);

/** Sends the caller to the login. */
async function logIn() {
  const verifier = oidc.randomPKCECodeVerifier();
  const state = oidc.randomState();
  sessionStorage.setItem('login', JSON.stringify({ verifier, state }));
  location.href = oidc.buildAuthorizationUrl(config, {
    redirect_uri: `${portal}/callback`,
    scope: 'openid self',
    code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).href;
}

/** Exchanges the code of the URL, and sends the queries of the caller. */
async function continueLogin() {
  const { verifier, state } = JSON.parse(sessionStorage.getItem('login'));
  const tokens = await oidc.authorizationCodeGrant(config, new URL(location.href), {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  const authorization = `Bearer ${tokens.access_token}`;
  show('own', await ask({ authorization }, OWN));
  show('refused', await ask({ authorization }, REFUSED));
  show('moved', await ask({ authorization, refusals: 'extensions' }, REFUSED));
  const logout = oidc.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token,
    post_logout_redirect_uri: `${portal}/`,
    state: 'left',
  });
  button('Log out', () => (location.href = logout.href));
}

/** A query under the default error policy, which discards the data of an answer with errors. */
async function ask(headers, query) {
  let extensions;
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({
      uri: `${SERVICE}/graphql`,
      headers,
      fetch: async (...request) => {
        const response = await fetch(...request);
        ({ extensions } = await response.clone().json());
        return response;
      },
    }),
  });
  try {
    const { data } = await client.query({ query });
    return { data, refused: extensions?.authorizationErrors };
  } catch (error) {
    if (!CombinedGraphQLErrors.is(error)) throw error;
    return { codes: error.errors.map((one) => one.extensions.code) };
  }
}

function show(id, value) {
  const element = document.createElement('pre');
  element.id = id;
  element.textContent = JSON.stringify(value);
  document.body.append(element);
}

function button(text, press) {
  const element = document.createElement('button');
  element.textContent = text;
  element.addEventListener('click', () => void press());
  document.body.append(element);
}

if (location.pathname === '/callback')
  await continueLogin().catch((error) => show('failed', String(error)));
else button('Log in', logIn);
