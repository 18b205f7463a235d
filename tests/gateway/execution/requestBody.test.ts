import { requestBody } from '../../../gateway/execution/requestBody';

const representations = [
  { __typename: 'A', id: '津"1"' },
  { __typename: 'A', id: '\ud800' },
];
const query = 'query Q($n: Int) {\n  a(text: "津\\n") }';

test.each([
  [{ query }],
  [{ query, operationName: 'Q"' }],
  [{ query, operationName: '', variables: {} }],
  [{ query, variables: { n: 1, gone: undefined, '"': [null] } }],
  [{ query, variables: { n: 1, gone: undefined, representations } }],
  [{ query, operationName: 'Q', variables: { representations } }],
  [{ query, variables: { representations: 'none' } }],
])('a request body is what JSON.stringify writes, the first time and later: %#', (request) => {
  expect(requestBody(request)).toBe(JSON.stringify(request));
  expect(requestBody(request)).toBe(JSON.stringify(request));
});
