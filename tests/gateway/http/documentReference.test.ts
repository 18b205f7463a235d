import { withoutPersistedQuery } from '../../../gateway/http/documentReference';

it.each([
  [undefined, undefined],
  [null, null],
  [{ trace: 1 }, { trace: 1 }],
  [{ persistedQuery: { version: 1 }, trace: 1 }, { trace: 1 }],
  // A request without further extensions takes the path of a plain one.
  [{ persistedQuery: { version: 1 } }, null],
])('extensions %j of a persisted operation become %j', (extensions, others) => {
  expect(withoutPersistedQuery(extensions)).toEqual(others);
});
