import { eachTypedObject, openValue, passFields } from '../../../gateway/execution/answerValues';
import { RawRun } from '../../../gateway/execution/rawJson/rawRun';
import { placeRun } from '../../../gateway/execution/rawJson/rawText';
import { writeJson } from '../../../gateway/execution/rawJson/writeJson';

const fields = [
  { key: 'a', hasTypename: false },
  { key: 'b', hasTypename: true },
];
/** Two fields as a subgraph wrote them, with white space that no writer of ours makes. */
const TEXT = '1 ,"b":{"__typename":"T","id":"1"}';

function rawObject(): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  placeRun(object, new RawRun(TEXT, fields));
  return object;
}

it('passes raw JSON on as it is where its fields stay together', () => {
  const to: Record<string, unknown> = { before: 0 };
  passFields(rawObject(), to, ['a', 'b', 'after']);
  expect(writeJson(to)).toBe(`{"before":0,"a":${TEXT},"after":null}`);
});

it.each([
  ['one has gone', ['a'], '{"a":1}'],
  ['they have moved', ['b', 'a'], '{"b":{"__typename":"T","id":"1"},"a":1}'],
  ['another stands between', ['a', 'c', 'b'], '{"a":1,"c":null,"b":{"__typename":"T","id":"1"}}'],
])('writes the values of raw JSON where %s', (_what, keys, written) => {
  const to: Record<string, unknown> = {};
  passFields(rawObject(), to, keys);
  expect(writeJson(to)).toBe(written);
});

it('opens raw JSON to its value, and leaves other values alone', () => {
  expect(openValue(rawObject()['b'])).toEqual({ __typename: 'T', id: '1' });
  const plain = { b: 1 };
  expect(openValue(plain)).toBe(plain);
  expect(openValue(undefined)).toBeUndefined();
});

it('visits the typed objects of an answer, those in raw JSON too, and leaves that as it is', () => {
  const raw = rawObject();
  const answer = { list: [{ __typename: 'U', inner: raw }, null, 'text'], __typename: 7 };
  const visited: unknown[] = [];
  eachTypedObject(answer, (typename, { id }) => void visited.push([typename, id]));
  expect(visited).toEqual([
    ['U', undefined],
    ['T', '1'],
  ]);
  expect(writeJson(raw)).toBe(`{"a":${TEXT}}`);
});
