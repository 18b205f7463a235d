import { GraphQLError, parse } from 'graphql';
import { AnswerNames } from '../../../gateway/execution/plannable/answerNames';

const DOCUMENT = parse(
  `{ list { a id__0: name deep { id__0: text } ...F } } fragment F on T { deep { b } }`,
);
const names = new AnswerNames(DOCUMENT, new Map([['id__0', 'id']]));

it('restores names where they appear in the data, in the order of the fields', () => {
  const data = {
    list: [
      { a: 1, id__0: 'n', deep: [[{ id__0: 't', b: null }], null] },
      null,
      { a: 2, id__0: null, deep: null },
    ],
  };
  expect(JSON.stringify(names.restore({ data }))).toBe(
    '{"data":{"list":[{"a":1,"id":"n","deep":[[{"id":"t","b":null}],null]},null,{"a":2,"id":null,"deep":null}]}}',
  );
});

it('restores names in the paths of errors, also those with a suffix from the planner', () => {
  const cause = new Error('cause');
  const { errors } = names.restore({
    data: null,
    errors: [
      new GraphQLError('one', { path: ['list', 0, 'id__0'], originalError: cause }),
      { message: 'two', path: ['list', '@', 'id__0__alias_1'] },
      new GraphQLError('three', { extensions: { code: 'X' } }),
    ],
  });
  expect(errors?.map(({ message, path }) => [message, path])).toEqual([
    ['one', ['list', 0, 'id']],
    ['two', ['list', '@', 'id']],
    ['three', undefined],
  ]);
  expect((errors?.[0] as GraphQLError).originalError).toBe(cause);
});

it('restores names in the paths in extensions', () => {
  const extensions = {
    masked: ['list.@.id__0', 'list.@.a'],
    wouldDeny: [{ path: 'list.@.deep.@.id__0', partial: true }],
  };
  expect(names.restore({ data: {}, extensions })).toEqual({
    data: {},
    extensions: {
      masked: ['list.@.id', 'list.@.a'],
      wouldDeny: [{ path: 'list.@.deep.@.id', partial: true }],
    },
  });
});
