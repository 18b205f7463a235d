import { compileMatcher } from '../../src/index';

it('tests single documents with a filter, both as a driver takes them', () => {
  const matches = compileMatcher({ day: { $gte: new Date(1) }, tags: 'a' });
  expect(matches({ day: new Date(1), tags: ['b', 'a'] })).toBe(true);
  expect(matches({ day: new Date(0), tags: ['a'] })).toBe(false);
  expect(matches({ day: 'later', tags: 'a' })).toBe(false);
});

it('refuses a filter that MongoDB refuses, with its code', () => {
  expect(() => compileMatcher({ $nope: 1 })).toThrow(
    expect.objectContaining({
      code: 2,
      message: expect.stringContaining('unknown top level operator: $nope'),
    }),
  );
});
