// GraphiQL for the GraphQL endpoint of the page's own address.
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './main.css';

// The name by which the packages of GraphiQL look for the nonce of style elements that they add.
globalThis.__webpack_nonce__ = document.querySelector('meta[name="style-nonce"]').content;

const DEFAULT_QUERY = `# 河东信用网关 Hedong Credit Gateway
# 请求头 Headers: { "authorization": "Bearer …" }   (npm run token -- --as person)
{
  departments {
    id
    name
    englishName
  }
}
`;

async function fetcher(operation, { headers } = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json;q=0.9',
      ...headers,
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

createRoot(document.getElementById('graphiql')).render(
  // Headers may contain a token, which must not stay in the browser's storage.
  createElement(GraphiQL, {
    fetcher,
    defaultQuery: DEFAULT_QUERY,
    shouldPersistHeaders: false,
    showPersistHeadersSettings: false,
  }),
);
