import { GROUPS } from '../../../process/settings/groups';
import { PROGRAMS } from '../../../process/settings/programs';
import type { Setting } from '../../../process/settings/setting';
import { MAX_SUBJECTS, MIN_SUBJECTS } from '../../../seed/plan';

const ALL = GROUPS.flatMap(({ settings }) => Object.entries(settings));
const NAMES = new Set(ALL.map(([name]) => name));

test('the documented settings are exactly those that a program reads', () => {
  const read = Object.values(PROGRAMS).flatMap((settings) => Object.keys(settings));
  expect([...new Set(read)].sort()).toEqual([...NAMES].sort());
});

test('a setting has one declaration, whichever program reads it', () => {
  const declared = new Map<string, Setting>(ALL);
  for (const settings of Object.values(PROGRAMS))
    for (const [name, setting] of Object.entries(settings))
      expect([name, setting === declared.get(name)]).toEqual([name, true]);
});

test.each(ALL)('%s accepts each of its defaults as text', (_name, { form, defaults }) => {
  for (const value of Object.values(defaults ?? {})) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(form.schema.safeParse(text)).toMatchObject({ success: true, data: value });
  }
});

test.each(ALL)(
  '%s has a default or describes the effect of its absence, in both languages',
  (_name, s) => {
    expect(s.about.chinese).toMatch(/\p{Script=Han}/u);
    expect(s.about.english).toMatch(/\.$/);
    expect([s.defaults !== undefined, s.about.absent !== undefined]).toContainEqual(true);
    expect(s.defaults !== undefined && s.about.absent !== undefined).toBe(false);
  },
);

test('SEED_SUBJECTS has the limits of the seed', () => {
  expect(PROGRAMS.start.SEED_SUBJECTS.form.english).toBe(`${MIN_SUBJECTS} to ${MAX_SUBJECTS}`);
});
