const BANDS = [
  [65, 'FROM_65'],
  [55, 'FROM_55'],
  [45, 'FROM_45'],
  [35, 'FROM_35'],
  [25, 'FROM_25'],
  [18, 'FROM_18'],
  [0, 'UNDER_18'],
] as const;

/**
 * A person's age band on a day, by completed years, as the Civil Code counts them.
 * @param birthDate YYYY-MM-DD
 * @param today YYYY-MM-DD
 */
export function ageBand(birthDate: string, today: string): (typeof BANDS)[number][1] {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = today.slice(5) < birthDate.slice(5) ? years - 1 : years;
  return BANDS.find(([from]) => age >= from)?.[1] ?? 'UNDER_18';
}
