import { compileMatcher } from '../../src/index';

it('the matcher tests single documents with a filter, both in driver types', () => {
  const matches = compileMatcher({ day: { $gte: new Date(1) }, tags: 'a' });
  expect(matches({ day: new Date(1), tags: ['b', 'a'] })).toBe(true);
  expect(matches({ day: new Date(0), tags: ['a'] })).toBe(false);
  expect(matches({ day: 'later', tags: 'a' })).toBe(false);
});

it('the matcher refuses a filter that MongoDB refuses, with the same code', () => {
  expect(() => compileMatcher({ $nope: 1 })).toThrow(
    expect.objectContaining({
      code: 2,
      message: expect.stringContaining('unknown top level operator: $nope'),
    }),
  );
});
